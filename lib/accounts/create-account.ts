import { sql } from "drizzle-orm";
import { passwords, registrations, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { type AccountEvent, accountEvent } from "@/lib/audit/account-events";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { createPersonalOrganisation } from "@/lib/organisations/create-personal-organisation";
import { readMethodsAsked } from "@/lib/project-team/read-methods-asked";
import type { Context } from "@/lib/usecase/context";

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly emailCanonical: string;
  readonly mobile: string | null;
  readonly passwordHash: string;
  /** The invitation through which they register. */
  readonly invitationId: string | null;
}

interface CreatedAccount {
  readonly userId: string;
  readonly events: readonly (PlacedEvent | AccountEvent)[];
}

/**
 * Makes the account of a person whose address has just been proven, with their private organisation. Null when the
 * address has one by now (INV-08). Every waiting registration for the address is void from here on.
 */
export async function createAccount(tx: SystemTx, ctx: Context, account: NewAccount): Promise<CreatedAccount | null> {
  const { passwordHash, invitationId: _, ...person } = account;
  await tx.delete(registrations).where(sql`${registrations.emailCanonical} = ${account.emailCanonical}`);
  const userId = ctx.ids.create("usr");
  const signInMethod = await methodAsked(tx, account);
  const [made] = await tx
    .insert(users)
    .values({
      id: userId,
      ...person,
      emailProvenAt: sql`now()`,
      signInMethod,
    })
    .onConflictDoNothing({ target: users.emailCanonical })
    .returning({ id: users.id });
  if (!made) return null;
  await tx.insert(passwords).values({ userId, hash: passwordHash });
  const created = await createPersonalOrganisation(tx, ctx, { userId, name: account.name, email: account.email });
  const events = [created, accountEvent("account.created", userId)];
  if (signInMethod !== "password")
    events.push(accountEvent("sign_in_method.changed", userId, { before: "password", after: signInMethod }));
  return { userId, events };
}

/**
 * How a new account signs in: by email link where a project that it is invited into asks for that (product.md 6.4). Text
 * messages wait for a proven number, so they are proposed when the person joins.
 */
async function methodAsked(tx: SystemTx, { invitationId, emailCanonical }: NewAccount) {
  if (!invitationId) return "password";
  const asked = await readMethodsAsked(tx, { id: invitationId, emailCanonical });
  return asked.has("email_auth") ? "email_auth" : "password";
}
