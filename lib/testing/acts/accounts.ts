import { askEmailChange } from "@/lib/accounts/ask-email-change";
import { askPasswordReset } from "@/lib/accounts/ask-password-reset";
import { askRevalidation } from "@/lib/accounts/ask-revalidation";
import { changeName } from "@/lib/accounts/change-name";
import { changePassword } from "@/lib/accounts/change-password";
import { confirmEmailChange } from "@/lib/accounts/confirm-email-change";
import { confirmRegistration } from "@/lib/accounts/confirm-registration";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { mailRegistrationAgain } from "@/lib/accounts/mail-registration-again";
import { register } from "@/lib/accounts/register";
import { resetPassword } from "@/lib/accounts/reset-password";
import { revalidateEmail } from "@/lib/accounts/revalidate-email";
import { undoEmailChange } from "@/lib/accounts/undo-email-change";
import { act } from "../act";
import { plantEmailChange } from "../email-change";
import { plantCode } from "../plant-code";
import type { Stage } from "../stage";
import { plantInvitation, tokenOf, visitor } from "../test-context";
import { castPassword } from "../world";

const newPassword = "a harbour full of kites";
/** Whoever asks for the password again counts the try, and forgives it when it was right. */
const apart = ["password_attempts"];

/** The id of the only row that somebody has in a table of links. */
async function idOf({ sql }: Stage, table: "registrations" | "password_resets", column: string, value: string) {
  const [row] = await sql<{ id: string }[]>`select id from ${sql(table)} where ${sql(column)} = ${value}`;
  return row?.id ?? "";
}

export const accountActs = [
  // By a mailed invitation, which makes the account at once: without one nothing has happened until the link is used.
  act(register, async (stage) => {
    const { sql, ctx, owner, team } = stage;
    const email = stage.address();
    const { mailed } = await plantInvitation(sql, ctx, { email, by: owner, to: team, role: "member" });
    return { claim: visitor(), input: { name: "Nia Falk", email, password: newPassword, invitation: mailed } };
  }),
  act(mailRegistrationAgain, async (stage) => {
    const [claim, email] = [visitor(stage.team.id), stage.address()];
    await register(stage.ctx, claim, { name: "Nia Falk", email, password: newPassword });
    return { claim, input: { email } };
  }),
  act(confirmRegistration, async (stage) => {
    const [claim, email] = [visitor(stage.team.id), stage.address()];
    await register(stage.ctx, claim, { name: "Nia Falk", email, password: newPassword });
    const id = await idOf(stage, "registrations", "email_canonical", email);
    return { claim, input: { token: await tokenOf(stage.sql, stage.ctx, "registrations", id) } };
  }),
  act(askPasswordReset, async (stage) => ({ claim: visitor(), input: { email: (await stage.person()).email } })),
  act(resetPassword, async (stage) => {
    const { userId, email } = await stage.person();
    await askPasswordReset(stage.ctx, visitor(), { email });
    const id = await idOf(stage, "password_resets", "user_id", userId);
    const token = await tokenOf(stage.sql, stage.ctx, "password_resets", id);
    return { claim: visitor(), input: { token, password: newPassword } };
  }),
  act(changePassword, async (stage) => ({
    claim: await stage.user(await stage.person()),
    input: { current: castPassword, password: newPassword },
    apart,
  })),
  act(changeName, async (stage) => ({
    claim: await stage.user(await stage.join("member")),
    input: { name: "Nia Falk" },
  })),
  act(askEmailChange, async (stage) => ({
    claim: await stage.user(await stage.person()),
    input: { email: stage.address(), password: castPassword },
    apart,
  })),
  act(confirmEmailChange, async (stage) => {
    const { sql, ctx } = stage;
    const who = await stage.join("member");
    const { confirm } = await plantEmailChange(sql, ctx, who, { to: stage.address(), isConfirmed: false });
    return { claim: visitor(), input: { token: confirm } };
  }),
  act(undoEmailChange, async (stage) => {
    const { sql, ctx } = stage;
    const [who, to] = [await stage.join("member"), stage.address()];
    const { undo } = await plantEmailChange(sql, ctx, who, { to, isConfirmed: true });
    await sql`update users set email = ${to}, email_canonical = ${to} where id = ${who.userId}`;
    return { claim: visitor(), input: { token: undo } };
  }),
  act(deleteAccount, async (stage) => {
    const who = await stage.join("member");
    return { claim: await stage.user(who), input: { email: who.email, password: castPassword }, apart };
  }),
  act(askRevalidation, async (stage) => ({ claim: await stage.user(await stage.person()), input: {} })),
  act(revalidateEmail, async (stage) => {
    const { userId } = await stage.person();
    const planted = await plantCode(stage.ctx, stage.sql, { userId, purpose: "revalidation" });
    return { claim: visitor(), input: { token: planted.revalidationLink } };
  }),
];
