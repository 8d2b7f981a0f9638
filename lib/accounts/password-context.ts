import { and, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx, UserTx } from "@/db/scope";
import type { PasswordContext } from "./password-rules";

/** The words that may not be a person's password: their address, their name and the names of their organisations (PW-02). */
export async function passwordContext(tx: SystemTx | UserTx, userId: string): Promise<PasswordContext> {
  const [user] = await tx
    .select({ name: users.name, email: users.emailCanonical })
    .from(users)
    .where(eq(users.id, userId));
  const mine = await tx
    .select({ name: organisations.name })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .where(eq(members.userId, userId));
  return {
    emailLocalPart: localPartOf(user?.email ?? ""),
    names: [user?.name ?? "", ...mine.map(({ name }) => name)],
  };
}

/** What stands before the @ of a canonical address. */
export function localPartOf(canonical: string): string {
  return canonical.slice(0, Math.max(0, canonical.lastIndexOf("@")));
}
