import { sql } from "drizzle-orm";
import type { AnyTx } from "@/db/scope";
import { showMobileNumber } from "@/lib/kernel/mobile-number";
import { effectivePermissions } from "@/lib/permissions/project-grants";
import { isStoredPermission } from "@/lib/permissions/project-table";
import { type RoleRow, roleOf } from "@/lib/permissions/role";
import type { ProposableMethod } from "./input";
import { type ProposalKind, proposableMethodLabels } from "./labels";

type Row = Record<string, unknown> & {
  id: string;
  kind: ProposalKind;
  value: string;
  created_at: Date | string;
  expires_at: Date | string;
  organisation_id: string;
  organisation_name: string;
  project_id: string;
  project_name: string;
  member_id: string;
  proposed_by: string;
  proposer_name: string;
  role: RoleRow;
  stored: string[];
};

/**
 * The proposals that somebody may still answer. One whose manager may not manage the project any more is none (as IN-07).
 *
 * @param projectId null: of every project
 */
export async function readProposals(tx: AnyTx, userId: string, projectId: string | null = null) {
  const rows = await tx.execute<Row>(sql`select * from open_proposals(${userId}, ${projectId})`);
  const open = rows.filter(({ role, stored }) =>
    effectivePermissions({ stored: stored.filter(isStoredPermission), role: roleOf(role) }).has("manage_service"),
  );
  return open.map((row) => ({
    id: row.id,
    kind: row.kind,
    value: row.value,
    shown: shownAs(row),
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    organisation: { id: row.organisation_id, name: row.organisation_name },
    project: { id: row.project_id, name: row.project_name },
    memberId: row.member_id,
    proposer: { id: row.proposed_by, name: row.proposer_name },
  }));
}

export type OpenProposal = Awaited<ReturnType<typeof readProposals>>[number];

function shownAs({ kind, value }: Row): string {
  if (kind === "mobile") return showMobileNumber(value);
  return kind === "email" ? value : proposableMethodLabels[value as ProposableMethod];
}
