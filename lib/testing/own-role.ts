import type postgres from "postgres";
import { createId } from "@/lib/kernel/ids";

/** A role of an organisation's own, past the command. */
export async function plantRole(
  sql: postgres.Sql,
  organisation: { readonly id: string },
  label: string,
  permissions: readonly string[],
): Promise<string> {
  const id = createId("rol");
  await sql`insert into roles (id, organisation_id, label, sentence, permissions)
    values (${id}, ${organisation.id}, ${label}, '', ${permissions})`;
  return id;
}

/** Gives a member a role by its id, past the command. */
export async function giveRole(sql: postgres.Sql, memberId: string, roleId: string): Promise<void> {
  await sql`update members set role_id = ${roleId} where id = ${memberId} and role_id <> ${roleId}`;
}
