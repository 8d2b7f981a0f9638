import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { projectInvitations } from "@/db/schema/projects";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

/** An open invitation into this project, held for a change, with the organisation's invitation that carries it. */
export async function lockProjectInvitation({ tx, project }: ProjectScene, projectInvitationId: string) {
  const [row] = await tx
    .select({
      promised: getTableColumns(projectInvitations),
      invitation: getTableColumns(invitations),
      isPastItsTime: sql<boolean>`${invitations.expiresAt} <= now()`,
      /** Minutes until it may be sent again: at most once in five. */
      minutesToWait: sql<number>`greatest(0, ceil(extract(epoch from ${invitations.sentAt} + interval '5 minutes' - now()) / 60))::integer`,
    })
    .from(projectInvitations)
    .innerJoin(invitations, eq(invitations.id, projectInvitations.invitationId))
    .where(and(eq(projectInvitations.projectId, project.id), eq(projectInvitations.id, projectInvitationId)))
    .for("update");
  if (!row) throw new Refusal("not_found");
  if (row.invitation.state !== "pending") throw new Refusal("conflict", { reason: row.invitation.state });
  const { name, email } = row.invitation;
  return { ...row, person: { id: null, name, email } };
}
