import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { oneTimeCodes } from "@/db/schema/one-time-codes";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { PropsOf } from "@/emails/index";
import { deriveCode } from "@/lib/secrets/derive-code";
import { deriveToken } from "@/lib/secrets/derive-token";
import { codeText } from "./code-text";
import type { Composer, TextComposer } from "./composing";

/** Nothing when the code was used, replaced by a newer one or is past its time (MF-06, INV-17). */
async function findCode(tx: SystemTx, codeId: string) {
  const [found] = await tx
    .select({ code: oneTimeCodes, name: users.name, address: users.emailCanonical })
    .from(oneTimeCodes)
    .innerJoin(users, and(eq(users.id, oneTimeCodes.userId), isNull(users.archivedAt)))
    .where(and(eq(oneTimeCodes.id, codeId), gt(oneTimeCodes.expiresAt, sql`now()`)));
  return found;
}

export const composeSignInCode: TextComposer<"sign_in_code"> = async (tx, ids, { appUrl, mailKeys }) => {
  const found = await findCode(tx, ids.codeId);
  if (!found?.code.mobile) return null;
  const { id, purpose, mobile, nonce, kid } = found.code;
  return { to: mobile, text: codeText(deriveCode(mailKeys, purpose, id, { nonce, kid }), appUrl) };
};

const linkMinutes = "60";

export const composeSignInLink: Composer<"sign_in_link", PropsOf<"sign_in_link">> = async (
  tx,
  ids,
  { appUrl, mailKeys },
) => {
  const found = await findCode(tx, ids.codeId);
  if (!found) return null;
  const { code, name, address } = found;
  return {
    to: { name, address },
    props: {
      name,
      signInUrl: `${appUrl}/sign-in/link/${deriveToken(mailKeys, "sign-in-link", code.id, code)}`,
      code: deriveCode(mailKeys, code.purpose, code.id, code),
      validMinutes: linkMinutes,
    },
  };
};

export const composeRevalidateEmail: Composer<"revalidate_email", PropsOf<"revalidate_email">> = async (
  tx,
  ids,
  { appUrl, mailKeys },
) => {
  const found = await findCode(tx, ids.codeId);
  if (!found) return null;
  const { code, name, address } = found;
  const confirmUrl = `${appUrl}/revalidate-email/${deriveToken(mailKeys, "revalidation", code.id, code)}`;
  return { to: { name, address }, props: { name, confirmUrl, validMinutes: linkMinutes } };
};
