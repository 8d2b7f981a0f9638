import { asc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { directoryGroups } from "@/db/schema/directory";
import { organisations } from "@/db/schema/organisations";
import { asSystem } from "@/db/scope";
import { type Directory, DirectoryError } from "@/lib/ports/directory";

/** More than the demo has. */
const most = 20;

export interface GroupInDirectory {
  readonly group: string;
  readonly organisation: string;
  /** User names, in order. */
  readonly people: readonly string[];
}

/** For the demo: who is in each group, as the directory tells it; null when it does not answer. */
export async function readDirectory(db: Database, directory: Directory | null): Promise<GroupInDirectory[] | null> {
  const groups = await asSystem(db, (tx) =>
    tx
      .select({ group: organisations.id, organisation: organisations.name })
      .from(directoryGroups)
      .innerJoin(organisations, eq(organisations.id, directoryGroups.organisationId))
      .where(isNotNull(directoryGroups.madeAt))
      .orderBy(asc(organisations.name))
      .limit(most),
  );
  if (!directory) return [];
  try {
    return await Promise.all(groups.map(async (each) => ({ ...each, people: await peopleOf(directory, each.group) })));
  } catch (error) {
    if (error instanceof DirectoryError) return null;
    throw error;
  }
}

async function peopleOf(directory: Directory, group: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { username } of directory.listMembers(group)) names.push(username);
  return names.toSorted();
}
