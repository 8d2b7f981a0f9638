import { and, eq, isNull, type SQL } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { twoFactorResets } from "@/db/schema/platform";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import type { LockTarget } from "@/lib/usecase/access/lock";

/** A request with its person and where it stands; its row is held when asked for. */
export async function findReset(tx: SystemTx, which: SQL | undefined, hold = false) {
  const reading = tx
    .select({
      reset: twoFactorResets,
      organisationName: organisations.name,
      organisationKind: organisations.kind,
      memberId: members.id,
      person: { id: users.id, name: users.name, email: users.email },
    })
    .from(twoFactorResets)
    .innerJoin(organisations, eq(organisations.id, twoFactorResets.organisationId))
    .innerJoin(users, and(eq(users.id, twoFactorResets.userId), isNull(users.archivedAt)))
    .leftJoin(
      members,
      and(eq(members.organisationId, twoFactorResets.organisationId), eq(members.userId, twoFactorResets.userId)),
    )
    .where(which);
  const [row] = await (hold ? reading.for("update", { of: twoFactorResets }) : reading);
  return row ?? null;
}

export type FoundReset = NonNullable<Awaited<ReturnType<typeof findReset>>>;

/** The same by its id, held; not found is a refusal. */
export async function lockReset(tx: SystemTx, resetId: string): Promise<FoundReset> {
  const found = await findReset(tx, eq(twoFactorResets.id, resetId), true);
  if (!found) throw new Refusal("not_found");
  return found;
}

/** Whose it is: the teams that its command locks first. */
export async function personOfReset(
  tx: SystemTx,
  { resetId }: { readonly resetId: string },
): Promise<LockTarget | null> {
  const [row] = await tx
    .select({ userId: twoFactorResets.userId })
    .from(twoFactorResets)
    .where(eq(twoFactorResets.id, resetId));
  return row ? { teamsOf: row.userId } : null;
}
