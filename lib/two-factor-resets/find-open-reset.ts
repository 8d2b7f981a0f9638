import { and, eq, inArray } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import type { SystemTx } from "@/db/scope";
import { findReset } from "./find-reset";
import { openStates } from "./new-reset";

/** The request about somebody that is still open, or null: there is at most one. */
export async function findOpenReset(tx: SystemTx, userId: string) {
  const found = await findReset(
    tx,
    and(eq(twoFactorResets.userId, userId), inArray(twoFactorResets.state, [...openStates])),
  );
  if (!found) return null;
  const { reset, organisationName, organisationKind } = found;
  return {
    id: reset.id,
    state: reset.state,
    organisationName: organisationKind === "team" ? organisationName : null,
    createdAt: reset.createdAt.toISOString(),
    dueAt: reset.dueAt?.toISOString() ?? null,
  };
}

export type OpenReset = NonNullable<Awaited<ReturnType<typeof findOpenReset>>>;
