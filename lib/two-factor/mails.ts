import { z } from "zod";
import { defineMail } from "@/lib/messages/define-mail";
import { defineText } from "@/lib/messages/define-text";
import { id } from "@/lib/messages/message";
import { deriveCode } from "@/lib/secrets/derive-code";
import { deriveToken } from "@/lib/secrets/derive-token";
import { codeText } from "./code-text";
import { findCode } from "./find-code";

export const signInCodeText = defineText({
  name: "sign_in_code",
  ids: z.strictObject({ codeId: id }),
  async compose(tx, ids, { appUrl, mailKeys }) {
    const found = await findCode(tx, ids.codeId);
    if (!found?.code.mobile) return null;
    const { code } = found;
    return { to: found.code.mobile, text: codeText(deriveCode(mailKeys, code.purpose, code.id, code), appUrl) };
  },
});

export const signInLinkMail = defineMail({
  name: "sign_in_link",
  ids: z.strictObject({ codeId: id }),
  subject: "Your link to sign in to Rollcall",
  template: () => import("@/emails/sign-in-link"),
  async compose(tx, ids, { appUrl, mailKeys }) {
    const found = await findCode(tx, ids.codeId);
    if (!found) return null;
    const { code, name, address } = found;
    return {
      to: { name, address },
      props: {
        name,
        signInUrl: `${appUrl}/sign-in/link/${deriveToken(mailKeys, "sign-in-link", code.id, code)}`,
        code: deriveCode(mailKeys, code.purpose, code.id, code),
        validMinutes: "60",
      },
    };
  },
});
