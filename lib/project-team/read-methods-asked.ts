import { type SQL, sql } from "drizzle-orm";
import type { AnyTx } from "@/db/scope";
import { mayStillGrant } from "@/lib/invitations/rules";
import { type RoleRow, roleOf } from "@/lib/permissions/role";
import type { ProposableMethod } from "@/lib/proposals/input";
import { roleJson } from "@/lib/roles/read-roles";
import type { Context } from "@/lib/usecase/context";
import { type ProjectPromise, stillGiven } from "./still-given";

type Row = Record<string, unknown> &
  ProjectPromise & {
    method: ProposableMethod;
    managers_may_invite: boolean;
    for_projects: boolean;
    promised: RoleRow;
    /** Of whoever invited into the organisation. */
    granter: RoleRow | null;
  };

/**
 * How somebody who has no account yet shall sign in: what the projects ask for that a live invitation to this address leads
 * into, while email sign-in is on there. Judged as when it is accepted: of an inviter who may no longer invite, nothing
 * counts (IN-07).
 */
export async function readMethodsAsked(
  tx: AnyTx,
  invitation: { readonly id: string; readonly emailCanonical: string },
): Promise<ReadonlySet<ProposableMethod>> {
  const rows = await tx.execute<Row>(sql`
    select pi.sign_in_method as method, pi.permissions, o.project_managers_may_invite as managers_may_invite, i.for_projects,
      (select ${roleJson} from roles r where r.id = i.role_id) as promised,
      ${roleOfInviter(sql`i.invited_by`)} as granter, ${roleOfInviter(sql`pi.invited_by`)} as role,
      array(select g.permission from members m
        join project_members pm on pm.project_id = p.id and pm.member_id = m.id
        join project_grants g on g.project_member_id = pm.id
        where m.organisation_id = pi.organisation_id and m.user_id = pi.invited_by) as stored
    from invitations i
    join organisations o on o.id = i.organisation_id
    join project_invitations pi on pi.invitation_id = i.id and pi.sign_in_method is not null
    join projects p on p.id = pi.project_id and p.deleted_at is null and p.has_email_sign_in
    where i.id = ${invitation.id} and i.email_canonical = ${invitation.emailCanonical}
      and i.state = 'pending' and i.expires_at > now()`);
  return new Set(rows.flatMap((row) => (stillGiven(row, mayBringIn(row)) === null ? [] : [row.method])));
}

/** Whether whoever registers by it has to give a mobile number: a project asks for a code by text message, and such are sent. */
export async function asksForMobile(
  tx: AnyTx,
  { settings }: Pick<Context, "settings">,
  invitation: { readonly id: string; readonly emailCanonical: string },
): Promise<boolean> {
  return settings.sms.isOn && (await readMethodsAsked(tx, invitation)).has("sms_auth");
}

function roleOfInviter(userId: SQL): SQL {
  return sql`(select ${roleJson} from members m join roles r on r.id = m.role_id
    where m.organisation_id = i.organisation_id and m.user_id = ${userId})`;
}

/** Whether they come by the organisation's own invitation, or the setting lets a project's manager bring them in. */
function mayBringIn({ managers_may_invite, for_projects, promised, granter }: Row): boolean {
  if (managers_may_invite) return true;
  return !for_projects && granter !== null && mayStillGrant(roleOf(granter), roleOf(promised));
}
