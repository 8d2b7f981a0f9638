import type postgres from "postgres";
import { createId } from "@/lib/kernel/ids";
import { storedFor } from "@/lib/permissions/project-grants";
import { type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";

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
  for (const permission of storedFor(may))
    await sql`insert into project_grants (id, organisation_id, project_id, project_member_id, permission, granted_by)
      select ${createId("prg")}, organisation_id, id, ${id}, ${permission}, 'usr_nobody' from projects where id = ${projectId}`;
  return id;
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
