import type { Database } from "@/db/client";
import { withOrganisation } from "@/db/scope";
import { toCsv, toCsvRows } from "@/lib/kernel/csv";
import { labelsOfProject } from "@/lib/permissions/project-labels";
import { labelInLog } from "@/lib/permissions/role-in-log";
import type { AccessRow } from "./find-access";
import { findPlaces } from "./find-places";
import type { PlaceThen } from "./replay-places";

/** Whose projects are read at a time. */
const pageSize = 500;

const heading = ["Name", "Email address", "Role", "Member since (UTC)", "Member today", "User id", "Projects"];

/** The list as CSV, some people at a time, each read in a transaction of its own when the reader has taken those before (OP-05). */
export async function* accessLines(
  db: Database,
  organisationId: string,
  members: readonly AccessRow[],
  moment: { readonly end: string; readonly upTo: number },
): AsyncGenerator<string> {
  yield toCsv([heading]);
  for (let from = 0; from < members.length; from += pageSize) {
    const page = members.slice(from, from + pageSize);
    const places = await withOrganisation(db, organisationId, (tx) => findPlaces(tx, organisationId, page, moment));
    yield toCsvRows(page.map((member) => cells(member, places.get(member.userId) ?? [])));
  }
}

const cells = ({ userId, name, email, role, since, isMemberNow }: AccessRow, projects: readonly PlaceThen[]) => [
  name ?? "Somebody (erased)",
  email ?? "",
  labelInLog(role),
  since ?? "",
  isMemberNow ? "yes" : "no",
  userId,
  projects
    .map((place) => `${place.name} (${labelsOfProject(place.permissions).join(", ") || "no permission"})`)
    .join("; "),
];
