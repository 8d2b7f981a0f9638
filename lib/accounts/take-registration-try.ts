import { and, eq, lt, sql } from "drizzle-orm";
import { registrations } from "@/db/schema/users";
import { noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import type { Preparation } from "@/lib/usecase/preparation";
import { wrongPasswordsAtMost } from "./input";

/** Taken before the password is looked at, so that parallel tries get no more than five between them. */
export async function takeRegistrationTry(ctx: Preparation, id: string): Promise<void> {
  await ctx.apart(async (tx) => {
    const taken = await tx
      .update(registrations)
      .set({ failed: sql`${registrations.failed} + 1` })
      .where(and(eq(registrations.id, id), lt(registrations.failed, wrongPasswordsAtMost)))
      .returning({ id: registrations.id });
    if (taken.length === 0) throw new Refusal("expired");
    return { value: null, event: noEvent("there is no account yet that an event could belong to") };
  });
}
