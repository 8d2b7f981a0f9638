import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import { users } from "@/db/schema/users";
import { deriveCode } from "@/lib/secrets/derive-code";
import { codeText } from "./code-text";
import type { TextComposer } from "./composing";

/** Silent when the code was used, replaced by a newer one or is past its time (MF-06, INV-17). */
export const composeSignInCode: TextComposer<"sign_in_code"> = async (tx, ids, { appUrl, mailKeys }) => {
  const [found] = await tx
    .select({ code: oneTimeCodes })
    .from(oneTimeCodes)
    .innerJoin(users, and(eq(users.id, oneTimeCodes.userId), isNull(users.archivedAt)))
    .where(and(eq(oneTimeCodes.id, ids.codeId), gt(oneTimeCodes.expiresAt, sql`now()`)));
  if (!found?.code.mobile) return null;
  const { id, purpose, mobile, nonce, kid } = found.code;
  return { to: mobile, text: codeText(deriveCode(mailKeys, purpose, id, { nonce, kid }), appUrl) };
};
