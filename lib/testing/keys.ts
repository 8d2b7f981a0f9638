import type postgres from "postgres";
import { hashToken } from "@/lib/secrets/derive-token";
import { signIn } from "@/lib/sign-in/sign-in";
import { addKey } from "@/lib/two-factor/add-key";
import { askNewKey } from "@/lib/two-factor/ask-new-key";
import type { UserActor, VisitorActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { type Authenticator, type Make, makeAuthenticator } from "./authenticator";
import { fromNewNetwork, type Person, userActor, visitor } from "./test-context";
import { castPassword } from "./world";

/** Registers the key as the person's own browser would. */
export async function register(ctx: Context, actor: UserActor, key: Authenticator, name = "Blue key") {
  const options = await askNewKey(ctx, actor, {});
  return addKey(ctx, actor, { name, response: key.create(options) });
}

export async function registerNew(ctx: Context, actor: UserActor, make: Make = {}): Promise<Authenticator> {
  const key = makeAuthenticator(make);
  await register(ctx, actor, key);
  return key;
}

/** A browser whose password was right and whose second step is missing. */
export async function atSecondStep(ctx: Context, email: string): Promise<VisitorActor & { waitingToken: string }> {
  const outcome = await signIn(fromNewNetwork(ctx), visitor(), { email, password: castPassword });
  if (outcome.next !== "second_step") throw new Error("no second step is asked for");
  return { ...visitor(), waitingToken: outcome.waiting.token };
}

/** What a challenge for a passkey is bound to. */
export const boundToBrowser = (browserToken: string) => hashToken(browserToken);

/** A session that a security key has just proven, of somebody who has one already. */
export async function provenActor(sql: postgres.Sql, person: Pick<Person, "userId">): Promise<UserActor> {
  const actor = await userActor(sql, person);
  await sql`update sessions set factor = 'webauthn', auth_with = 'webauthn' where id = ${actor.sessionId}`;
  return actor;
}
