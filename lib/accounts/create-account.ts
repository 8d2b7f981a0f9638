import { sql } from "drizzle-orm";
import { passwords, registrations, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { type AccountEvent, accountEvent } from "@/lib/audit/account-events";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { createPersonalOrganisation } from "@/lib/organisations/create-personal-organisation";
import type { Context } from "@/lib/usecase/context";

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly emailCanonical: string;
  readonly mobile: string | null;
  readonly passwordHash: string;
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
  const { passwordHash, ...person } = account;
  await tx.delete(registrations).where(sql`${registrations.emailCanonical} = ${account.emailCanonical}`);
  const userId = ctx.ids.create("usr");
  const made = await tx
    .insert(users)
    .values({ id: userId, ...person, emailProvenAt: sql`now()` })
    .onConflictDoNothing({ target: users.emailCanonical })
    .returning({ id: users.id });
  if (made.length === 0) return null;
  await tx.insert(passwords).values({ userId, hash: passwordHash });
  const created = await createPersonalOrganisation(tx, ctx, { userId, name: account.name, email: account.email });
  return { userId, events: [created, accountEvent("account.created", userId)] };
}
