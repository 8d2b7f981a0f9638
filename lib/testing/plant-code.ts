import type postgres from "postgres";
import { asSystem } from "@/db/scope";
import { deriveCode } from "@/lib/secrets/derive-code";
import { deriveToken } from "@/lib/secrets/derive-token";
import { type CodePurpose, issueCode } from "@/lib/two-factor/codes";
import type { Context } from "@/lib/usecase/context";

/** A code on its way to somebody, with the digits and the link that its message would carry. */
export async function plantCode(
  ctx: Context,
  sql: postgres.Sql,
  given: { userId: string; purpose: CodePurpose; boundTo?: string; mobile?: string },
): Promise<{ codeId: string; code: string; signInLink: string; revalidationLink: string }> {
  const { userId, purpose, boundTo = "here", mobile } = given;
  const codeId = await asSystem(ctx.db, (tx) =>
    issueCode(tx, ctx, { userId, purpose, boundTo, validMinutes: 60, ...(mobile ? { mobile } : {}) }),
  );
  return { codeId, ...(await sentCode(ctx, sql, { userId, purpose })) };
}

/** What the latest message of this purpose says, derived from the stored row as the worker derives it. */
export async function sentCode(ctx: Context, sql: postgres.Sql, of: { userId: string; purpose: CodePurpose }) {
  const [row] = await sql<{ id: string; nonce: string; kid: string }[]>`
    select id, nonce, kid from one_time_codes where user_id = ${of.userId} and purpose = ${of.purpose}`;
  if (!row) throw new Error(`no code for ${of.purpose}`);
  return {
    code: deriveCode(ctx.mailKeys, of.purpose, row.id, row),
    signInLink: deriveToken(ctx.mailKeys, "sign-in-link", row.id, row),
    revalidationLink: deriveToken(ctx.mailKeys, "revalidation", row.id, row),
  };
}
