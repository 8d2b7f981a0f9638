import type postgres from "postgres";
import { createId } from "@/lib/kernel/ids";
import { storedFor } from "@/lib/permissions/project-grants";
import { type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import type { ProposalKind } from "@/lib/proposals/labels";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";

/** A project past every rule, in nobody's hands. Answers its id. */
export async function plantProject(
  sql: postgres.Sql,
  organisation: { readonly id: string },
  name = `Project ${createId("prj").slice(-8)}`,
): Promise<string> {
  const id = createId("prj");
  await sql`insert into projects (id, organisation_id, name, created_by)
    values (${id}, ${organisation.id}, ${name}, 'usr_nobody')`;
  return id;
}

/** Puts a member into a project's team with these permissions, by nobody in particular. Answers the place's id. */
export async function plantPlace(
  sql: postgres.Sql,
  projectId: string,
  memberId: string,
  may: readonly ProjectPermission[] = projectPermissionKeys,
): Promise<string> {
  const id = createId("prm");
  await sql`insert into project_members (id, organisation_id, project_id, member_id, added_by)
    select ${id}, organisation_id, id, ${memberId}, 'usr_nobody' from projects where id = ${projectId}`;
  await plantGrants(sql, projectId, memberId, may);
  return id;
}

/** What somebody in a project's team holds there from now on, and nothing else. */
export async function plantGrants(
  sql: postgres.Sql,
  projectId: string,
  memberId: string,
  may: readonly ProjectPermission[],
): Promise<void> {
  const [place] = await sql`select id, organisation_id from project_members
    where project_id = ${projectId} and member_id = ${memberId}`;
  await sql`delete from project_grants where project_member_id = ${place?.id}`;
  const rows = storedFor(may).map((permission) => ({
    id: createId("prg"),
    organisation_id: place?.organisation_id,
    project_id: projectId,
    project_member_id: place?.id,
    permission,
    granted_by: "usr_nobody",
  }));
  if (rows.length > 0) await sql`insert into project_grants ${sql(rows)}`;
}

/** A sender of a project, the default unless said otherwise. Answers its id. */
export async function plantSender(
  sql: postgres.Sql,
  projectId: string,
  kind: "email" | "text",
  value: string,
  isDefault = true,
): Promise<string> {
  const id = createId("prs");
  await sql`insert into project_senders (id, organisation_id, project_id, kind, value, is_default)
    select ${id}, organisation_id, id, ${kind}, ${value}, ${isDefault} from projects where id = ${projectId}`;
  return id;
}

/** A project's key for 90 days, which whoever plants it may hold. Answers its id. */
export async function plantProjectKey(
  sql: postgres.Sql,
  projectId: string,
  { name = "Mailer", key = randomToken(), scopes = ["settings:read"], createdBy = "usr_nobody" } = {},
): Promise<string> {
  const id = createId("pky");
  await sql`insert into project_keys (id, organisation_id, project_id, name, key_hash, prefix, last_four, scopes, created_by,
      expires_at)
    select ${id}, organisation_id, id, ${name}, ${hashToken(key)}, 'rollcall_key_', ${key.slice(-4)}, ${sql.json(scopes)},
      ${createdBy}, now() + interval '90 days'
    from projects where id = ${projectId}`;
  return id;
}

/** A project's callback, in place of one that is there, whose secret nobody holds unless a sealed one is given. */
export async function plantCallback(
  sql: postgres.Sql,
  projectId: string,
  { url = "https://hooks.stage.example/rollcall", secret = randomToken() } = {},
): Promise<void> {
  await sql`insert into project_callbacks (id, organisation_id, project_id, url, secret)
    select ${createId("pcb")}, organisation_id, id, ${url}, ${secret} from projects where id = ${projectId}
    on conflict (project_id) do update set url = excluded.url, secret = excluded.secret`;
}

/** Somebody on a project's guest list. */
export async function plantGuest(
  sql: postgres.Sql,
  projectId: string,
  kind: "email" | "mobile",
  value: string,
): Promise<void> {
  await sql`insert into project_guests (id, organisation_id, project_id, kind, value)
    select ${createId("pgu")}, organisation_id, id, ${kind}, ${value} from projects where id = ${projectId}`;
}

/** Any bytes: what is a picture is asked before it is stored. */
export async function plantLogo(sql: postgres.Sql, projectId: string): Promise<void> {
  await sql`insert into project_logos (id, organisation_id, project_id, image)
    select ${createId("prl")}, organisation_id, id, ${Buffer.from("logo")} from projects where id = ${projectId}`;
}

/** What an invitation brings in a project, past every rule. Answers its id. */
export async function plantProjectInvitation(
  sql: postgres.Sql,
  projectId: string,
  invitationId: string,
  by: { readonly userId: string },
  may: readonly ProjectPermission[] = ["view_activity"],
): Promise<string> {
  const id = createId("pri");
  await sql`insert into project_invitations (id, organisation_id, project_id, invitation_id, invited_by, permissions, folders)
    select ${id}, organisation_id, id, ${invitationId}, ${by.userId}, ${[...storedFor(may)]}, '{}'
    from projects where id = ${projectId}`;
  return id;
}

/** A proposal about the account of somebody in a project, past every rule. Answers its id. */
export async function plantProposal(
  sql: postgres.Sql,
  projectId: string,
  who: { readonly userId: string },
  by: { readonly userId: string },
  change: { readonly kind: ProposalKind; readonly value: string } = { kind: "sign_in_method", value: "email_auth" },
): Promise<string> {
  const id = createId("prp");
  if (change.kind === "sign_in_method") await sql`update projects set has_email_sign_in = true where id = ${projectId}`;
  await sql`insert into proposals (id, organisation_id, project_id, project_member_id, user_id, proposed_by, kind, value,
      expires_at)
    select ${id}, p.organisation_id, p.project_id, p.id, m.user_id, ${by.userId}, ${change.kind}, ${change.value},
      now() + interval '7 days'
    from project_members p join members m on m.id = p.member_id
    where p.project_id = ${projectId} and m.user_id = ${who.userId}`;
  return id;
}

/** A request of a member to join a project, past every rule. Answers its id. */
export async function plantJoinRequest(
  sql: postgres.Sql,
  projectId: string,
  memberId: string,
  asked: readonly string[] = [],
): Promise<string> {
  const id = createId("jrq");
  await sql`insert into join_requests (id, organisation_id, project_id, member_id, reason, asked)
    select ${id}, organisation_id, id, ${memberId}, 'I answer the phones', ${[...asked]} from projects where id = ${projectId}`;
  return id;
}

/** A request of a project to go live, past every rule. Answers its id. */
export async function plantGoLiveRequest(
  sql: postgres.Sql,
  projectId: string,
  by: { readonly userId: string },
): Promise<string> {
  const id = createId("glr");
  await sql`insert into go_live_requests (id, organisation_id, project_id, requested_by, reason)
    select ${id}, organisation_id, id, ${by.userId}, 'All is checked' from projects where id = ${projectId}`;
  await sql`update projects set go_live_asked_at = now() where id = ${projectId}`;
  return id;
}
