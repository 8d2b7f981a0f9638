import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { noEvent } from "@/lib/audit/no-event";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { makeChallenge } from "./challenges";
import { keysOf, optionsToAdd } from "./key-options";
import { readFactors } from "./read-factors";
import { mayAddKey } from "./rules";

/** Begins to add a security key or passkey: a challenge for this session, which counts for nothing until it is answered. */
export const askNewKey = defineCommand({
  name: "ask_new_key",
  access: account,
  waives: stepsAfterSignIn,
  proof: "for_factors",
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId, sessionId, email, name } = actor;
    mayAddKey(await readFactors(tx, userId));
    const handle = await handleOf(tx, userId);
    const known = await keysOf(tx, userId);
    const challenge = await makeChallenge(tx, ctx, { purpose: "register", boundTo: sessionId, userId });
    const value = await optionsToAdd(ctx.appUrl, { challenge, handle, email, name, known });
    return { value, event: noEvent("nothing has changed until the key is added") };
  },
});

/** Made once: authenticators file what they hold under it (MF-13). */
async function handleOf(tx: SystemTx, userId: string): Promise<string> {
  const made = randomBytes(64).toString("base64url");
  const [user] = await tx
    .update(users)
    .set({ webauthnHandle: sql`coalesce(${users.webauthnHandle}, ${made})` })
    .where(eq(users.id, userId))
    .returning({ handle: users.webauthnHandle });
  if (!user?.handle) throw new Error("no such account");
  return user.handle;
}
