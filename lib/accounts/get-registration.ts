import { and, eq, gt, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { registrations } from "@/db/schema/users";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineQuery } from "@/lib/usecase/query";
import { linkToken, wrongPasswordsAtMost } from "./input";

/** Whether a confirmation link still works, and whether it was opened in the browser that registered. */
export const getRegistration = defineQuery({
  name: "get_registration",
  access: visitor,
  input: z.strictObject({ token: linkToken }),
  async run({ tx, actor, input }) {
    const [row] = await tx
      .select({ browserHash: registrations.browserHash, email: registrations.email })
      .from(registrations)
      .where(
        and(
          eq(registrations.tokenHash, hashToken(input.token)),
          gt(registrations.expiresAt, sql`now()`),
          lt(registrations.failed, wrongPasswordsAtMost),
        ),
      );
    if (!row) throw new Refusal("expired");
    return { asksPassword: hashToken(actor.browserToken ?? "") !== row.browserHash, email: row.email };
  },
});
