import { and, eq, ne, or, sql } from "drizzle-orm";
import { auditPeople } from "@/db/schema/audit";
import { emailChanges } from "@/db/schema/email-changes";
import { invitations } from "@/db/schema/invitations";
import { platformAdminGrants, platformAdmins, twoFactorResets } from "@/db/schema/platform";
import { sessions } from "@/db/schema/sessions";
import {
  accountEvents,
  failedSignIns,
  passwordAttempts,
  passwordResets,
  passwords,
  registrations,
  users,
} from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { factorTables } from "@/lib/two-factor/factor-tables";

/** Everything that is about one person alone. */
const ownedTables = [
  passwords,
  passwordAttempts,
  failedSignIns,
  passwordResets,
  emailChanges,
  accountEvents,
  sessions,
  platformAdmins,
  platformAdminGrants,
  twoFactorResets,
  ...factorTables,
] as const;

/**
 * Leaves of a person an id and nothing else. The user row stays, because rows of organisations point to it; names,
 * addresses and IPs beside the logs go, and the hashed bodies, which never held them, still verify (AU-04).
 */
export async function erasePerson(tx: SystemTx, person: { userId: string; emailCanonical: string }): Promise<void> {
  const { userId, emailCanonical } = person;
  // `.invalid` is reserved (RFC 2606): nobody can ever own, prove or be mailed at this.
  const address = `${userId.replace("_", "-")}@deleted.invalid`;
  await tx
    .update(users)
    .set({
      name: "Deleted account",
      email: address,
      emailCanonical: address,
      mobile: null,
      mobileProvenAt: null,
      signInMethod: "password",
      webauthnHandle: null,
      archivedAt: sql`now()`,
    })
    .where(eq(users.id, userId));
  for (const table of ownedTables) {
    await tx.delete(table).where(eq(table.userId, userId));
  }
  await tx.delete(registrations).where(eq(registrations.emailCanonical, emailCanonical));
  await tx
    .update(auditPeople)
    .set({ name: null, email: null, ip: null, browser: null })
    // An invitation's entries know the address only, not yet the person.
    .where(or(eq(auditPeople.personId, userId), sql`lower(${auditPeople.email}) = ${emailCanonical}`));
  // One that is still open was sent to the address, whoever has it, and ends by itself.
  await tx
    .update(invitations)
    .set({ email: address, emailCanonical: address, name: null })
    .where(
      and(
        or(eq(invitations.acceptedBy, userId), eq(invitations.emailCanonical, emailCanonical)),
        ne(invitations.state, "pending"),
      ),
    );
}
