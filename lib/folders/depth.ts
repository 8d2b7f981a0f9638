import type { FolderRow } from "./visible-folders";

type Rows = ReadonlyMap<string, FolderRow>;

/** How deep a folder stands as it is kept, hidden ones counted: one at the top. The top itself is zero. */
export function depthOf(rows: Rows, folderId: string | null): number {
  let depth = 0;
  for (let at = folderId; at !== null && depth <= rows.size; at = rows.get(at)?.parentId ?? null) depth += 1;
  return depth;
}

/** Whether one folder is the other, or stands somewhere in it. */
export function isWithin(rows: Rows, folderId: string | null, outerId: string): boolean {
  let steps = 0;
  for (let at = folderId; at !== null && steps <= rows.size; at = rows.get(at)?.parentId ?? null) {
    if (at === outerId) return true;
    steps += 1;
  }
  return false;
}

/** How many steps there are below a folder, itself counted. */
export function heightOf(rows: Rows, folderId: string): number {
  const own = depthOf(rows, folderId);
  const within = Array.from(rows.keys()).filter((each) => isWithin(rows, each, folderId));
  return Math.max(...within.map((each) => depthOf(rows, each) - own + 1), 1);
}
