import { eq, sql } from "drizzle-orm";
import { platformAdminGrants, platformAdmins } from "@/db/schema/platform";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { parseEmailAddress } from "@/lib/kernel/email-address";

/** What the command on the server cannot do, as a sentence for whoever typed it. */
export class NotPossible extends Error {
  override readonly name = "NotPossible";
}

/**
 * The account of an address, held, with what it is already.
 *
 * @throws `NotPossible` for what is no address, and for an address without an account
 */
export async function findAccount(tx: SystemTx, typed: string) {
  const address = parseEmailAddress(typed);
  if (!address) throw new NotPossible(`${typed} is not an email address`);
  const [row] = await tx
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      archivedAt: users.archivedAt,
      isAdmin: sql<boolean>`exists (select 1 from ${platformAdmins} p where p.user_id = ${users}.id)`,
      isAsked: sql<boolean>`exists (select 1 from ${platformAdminGrants} g where g.user_id = ${users}.id and g.expires_at > now())`,
    })
    .from(users)
    .where(eq(users.emailCanonical, address.canonical))
    .for("no key update");
  if (!row)
    throw new NotPossible(`Nobody has an account with the address ${typed}. They register first, then you grant`);
  return row;
}
