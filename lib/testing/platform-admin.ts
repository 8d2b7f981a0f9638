import type postgres from "postgres";
import { systemIds } from "@/lib/kernel/ids";
import type { UserActor } from "@/lib/usecase/claims";
import { addAccount, type Person, userActor } from "./test-context";

/** An authenticator app that counts, past every rule; its secret opens nothing. */
export async function giveApp(sql: postgres.Sql, { userId }: Pick<Person, "userId">): Promise<void> {
  await sql`insert into authenticator_apps (id, user_id, secret, confirmed_at)
    values (${systemIds.create("app")}, ${userId}, 'sealed', now())`;
  await sql`update users set sign_in_method = 'totp_auth' where id = ${userId}`;
}

/** A live session in which the app was used just now. */
export async function actorWithApp(sql: postgres.Sql, person: Pick<Person, "userId">): Promise<UserActor> {
  const actor = await userActor(sql, person);
  await sql`update sessions set factor = 'totp', auth_with = 'totp' where id = ${actor.sessionId}`;
  return actor;
}

export interface Admin extends Person {
  readonly actor: UserActor;
}

/** Somebody who is a platform admin and signed in as one works. */
export async function addAdmin(sql: postgres.Sql, name: string): Promise<Admin> {
  const email = `${name.toLowerCase().replace(/\W+/g, ".")}.${systemIds.create("evt").slice(-6)}@rollcall.example`;
  const person = await addAccount(sql, name, email);
  await giveApp(sql, person);
  await sql`insert into platform_admins (user_id) values (${person.userId})`;
  return { ...person, actor: await actorWithApp(sql, person) };
}
