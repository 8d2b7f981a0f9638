import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { type AuditEvent, auditEvent } from "@/lib/audit/events";
import type { Message } from "@/lib/messages/message";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import type { ProposableMethod } from "@/lib/proposals/input";
import { proposeAtJoining } from "@/lib/proposals/propose-at-joining";
import { roleJson } from "@/lib/roles/read-roles";
import type { InviteeScene } from "@/lib/usecase/access/invitee";
import type { Context } from "@/lib/usecase/context";
import { makePlace } from "./make-place";
import { type ProjectPromise, stillGiven } from "./still-given";

/** What an invitation still gives in a project when it is accepted. */
export interface Promised {
  readonly project: { readonly id: string; readonly name: string };
  readonly invitedBy: string;
  /** Null: whoever invited may no longer give anything here (IN-07). */
  readonly permissions: readonly ProjectPermission[] | null;
  readonly folders: readonly string[];
  /** How they shall sign in, while the project has email sign-in on. */
  readonly signInMethod: ProposableMethod | null;
}

type PromisedRow = Record<string, unknown> &
  ProjectPromise & {
    project_id: string;
    name: string;
    invited_by: string;
    folders: string[];
    sign_in_method: ProposableMethod | null;
  };

/**
 * What of the invitation's promises each inviter may still keep, judged under the organisation's lock, which whatever
 * changes somebody's role or grants takes too. Projects that are gone promise nothing.
 *
 * Folders too: an inviter gives those that they see now.
 *
 * @param mayBringIn whether each inviter may bring this person into the organisation, who manages no more than a project:
 *   they are in it already, come by another right, or the setting allows it
 */
export async function readPromised(
  { tx, invitation }: Pick<InviteeScene, "tx" | "invitation">,
  mayBringIn: boolean,
): Promise<readonly Promised[]> {
  const rows = await tx.execute<PromisedRow>(sql`
    select p.id as project_id, p.name, pi.invited_by, pi.permissions,
      case when p.has_email_sign_in then pi.sign_in_method end as sign_in_method,
      array(select f.id from folders f where f.project_id = p.id
        and (not p.has_folder_permissions or f.id = any(pi.folders) and (r.key in ('owner', 'administrator') or exists (
          select 1 from folder_members fm join project_members seer on seer.id = fm.project_member_id
          where fm.folder_id = f.id and seer.member_id = m.id))) order by f.id) as folders,
      case when r.id is not null then ${roleJson} end as role,
      array(select g.permission from project_members pm join project_grants g on g.project_member_id = pm.id
        where pm.project_id = p.id and pm.member_id = m.id) as stored
    from project_invitations pi
    join projects p on p.id = pi.project_id and p.deleted_at is null
    left join members m on m.organisation_id = pi.organisation_id and m.user_id = pi.invited_by
    left join roles r on r.id = m.role_id
    where pi.invitation_id = ${invitation.id}
    order by pi.created_at, pi.id`);
  return rows.map((row) => ({
    project: { id: row.project_id, name: row.name },
    invitedBy: row.invited_by,
    permissions: stillGiven(row, mayBringIn),
    folders: row.folders,
    signInMethod: row.sign_in_method,
  }));
}

interface Joining {
  readonly tx: TenantTx;
  readonly ctx: Context;
  readonly organisationId: string;
  readonly memberId: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
}

/** Makes the places that were promised. Whoever is in a project already keeps what they have there. */
export async function joinProjects(joining: Joining, promised: readonly Promised[]) {
  const { tx, ctx, organisationId, memberId, person } = joining;
  const events: AuditEvent[] = [];
  const messages: Message[] = [];
  for (const { project, invitedBy, permissions, folders, signInMethod } of promised) {
    if (permissions === null) {
      events.push(auditEvent("project_invitation.not_granted", memberId, { project, invitedBy }, person));
      continue;
    }
    const where = { organisationId, projectId: project.id, memberId };
    const place = await makePlace(tx, ctx.ids, where, { permissions, folders, by: invitedBy });
    if (!place) continue;
    const details = { project, userId: person.id, permissions: [...permissions], folders: folders.length, invitedBy };
    events.push(auditEvent("project_member.joined", memberId, details, person));
    if (!signInMethod) continue;
    const from = { organisationId, project, projectMemberId: place.placeId, memberId, invitedBy };
    const proposed = await proposeAtJoining({ tx, ctx, person }, from, signInMethod);
    if (!proposed) continue;
    events.push(proposed.event);
    messages.push(proposed.message);
  }
  return { events, messages };
}
