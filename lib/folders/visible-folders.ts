import { mostFolders } from "./bounds";

/** A folder as it is kept. */
export interface FolderRow {
  readonly id: string;
  /** Null: at the top. */
  readonly parentId: string | null;
  readonly name: string;
}

export interface Viewer {
  /** The folders that this person was given. */
  readonly given: ReadonlySet<string>;
  /** Owners, administrators and platform admins. */
  readonly seesAll: boolean;
}

/** A folder as its viewer sees it: what stands between it and its parent here may be hidden. */
export interface VisibleFolder {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** One at the top, as it is shown. */
  readonly depth: number;
  readonly children: readonly VisibleFolder[];
}

export interface VisibleTree {
  readonly top: readonly VisibleFolder[];
  /** Every visible folder once, each before what is in it. */
  readonly all: readonly VisibleFolder[];
  readonly has: (folderId: string) => boolean;
  /** Null for a folder that this viewer does not see, as for one that is not there. */
  readonly find: (folderId: string) => VisibleFolder | null;
  /** From the top down to the folder itself; null as above. */
  readonly pathTo: (folderId: string) => readonly VisibleFolder[] | null;
  /** What stands at the top is visible to everybody. */
  readonly showsTemplateIn: (folderId: string | null) => boolean;
}

/**
 * A project's folders as one viewer sees them. One that is visible below one that is not stands at its nearest visible
 * ancestor, and nothing of what this answers names, counts or places a hidden folder.
 *
 * @param areFoldersRestricted whether the project gives folders to people one by one; otherwise everybody sees them all
 */
export function visibleFolders(
  folders: readonly FolderRow[],
  viewer: Viewer,
  areFoldersRestricted: boolean,
): VisibleTree {
  const rows = new Map(folders.map((folder) => [folder.id, folder]));
  const isVisible = ({ id }: FolderRow) => !areFoldersRestricted || viewer.seesAll || viewer.given.has(id);
  const visible = folders.filter(isVisible);
  const below = new Map<string | null, FolderRow[]>();
  for (const folder of visible) {
    const parent = nearestVisible(folder, rows, isVisible)?.id ?? null;
    below.set(parent, [...(below.get(parent) ?? []), folder]);
  }

  const all: VisibleFolder[] = [];
  const place = (parentId: string | null, depth: number): VisibleFolder[] =>
    (below.get(parentId) ?? []).sort(byName).map(({ id, name }) => {
      const slot = all.length;
      const children: VisibleFolder[] = [];
      const folder = { id, name, parentId, depth, children };
      all[slot] = folder;
      children.push(...place(id, depth + 1));
      return folder;
    });
  const top = place(null, 1);
  const found = new Map(all.map((folder) => [folder.id, folder]));

  const pathTo = (folderId: string) => {
    const path: VisibleFolder[] = [];
    for (let at = found.get(folderId); at; at = at.parentId === null ? undefined : found.get(at.parentId))
      path.unshift(at);
    return path.length === 0 ? null : path;
  };
  return {
    top,
    all,
    has: (folderId) => found.has(folderId),
    find: (folderId) => found.get(folderId) ?? null,
    pathTo,
    showsTemplateIn: (folderId) => folderId === null || found.has(folderId),
  };
}

/** Bounded, so that rows which go round in a circle, as no command leaves them, cannot hold up a page. */
function nearestVisible(
  folder: FolderRow,
  rows: ReadonlyMap<string, FolderRow>,
  isVisible: (folder: FolderRow) => boolean,
): FolderRow | null {
  let at = parentOf(folder, rows);
  for (let step = 0; at && step < mostFolders; step += 1) {
    if (isVisible(at)) return at;
    at = parentOf(at, rows);
  }
  return null;
}

const parentOf = ({ parentId }: FolderRow, rows: ReadonlyMap<string, FolderRow>) =>
  parentId === null ? undefined : rows.get(parentId);

const words = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** By name as people sort, and by id where two have the same: one of them may stand below a hidden folder. */
const byName = (one: FolderRow, other: FolderRow) =>
  words.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
