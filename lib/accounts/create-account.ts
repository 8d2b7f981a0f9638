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
  const { passwordHash, invitationId, ...person } = account;
  await tx.delete(registrations).where(sql`${registrations.emailCanonical} = ${account.emailCanonical}`);
  const userId = ctx.ids.create("usr");
  const [made] = await tx
    .insert(users)
    .values({
      id: userId,
      ...person,
      emailProvenAt: sql`now()`,
      signInMethod: methodAsked(invitationId, person.emailCanonical),
    })
    .onConflictDoNothing({ target: users.emailCanonical })
    .returning({ signInMethod: users.signInMethod });
  if (!made) return null;
  await tx.insert(passwords).values({ userId, hash: passwordHash });
  const created = await createPersonalOrganisation(tx, ctx, { userId, name: account.name, email: account.email });
  const events = [created, accountEvent("account.created", userId)];
  const { signInMethod: after } = made;
  if (after !== "password") events.push(accountEvent("sign_in_method.changed", userId, { before: "password", after }));
  return { userId, events };
}

/**
 * How a new account signs in: by email link where a project that it is invited into asks for that and has it on still
 * (product.md 6.4). Text messages wait for a proven number, so they are proposed when the person joins.
 */
function methodAsked(invitationId: string | null, emailCanonical: string) {
  return sql`case when exists (select 1 from project_invitations pi
    join projects p on p.id = pi.project_id and p.deleted_at is null and p.has_email_sign_in
    join invitations i on i.id = pi.invitation_id and i.state = 'pending' and i.expires_at > now()
    where i.id = ${invitationId} and i.email_canonical = ${emailCanonical} and pi.sign_in_method = 'email_auth')
    then 'email_auth' else 'password' end`;
}
