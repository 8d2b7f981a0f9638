import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { passwordResets, users } from "@/db/schema/users";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineQuery } from "@/lib/usecase/query";
import { linkToken } from "./input";

/** For which account a reset link still works, so that nobody thinks up a password for a dead one. Changes nothing. */
export const getReset = defineQuery({
  name: "get_reset",
  access: visitor,
  input: z.strictObject({ token: linkToken }),
  async run({ tx, input }) {
    const [row] = await tx
      .select({ email: users.email })
      .from(passwordResets)
      .innerJoin(users, eq(users.id, passwordResets.userId))
      .where(and(eq(passwordResets.tokenHash, hashToken(input.token)), gt(passwordResets.expiresAt, sql`now()`)));
    if (!row) throw new Refusal("expired");
    return row;
  },
});
