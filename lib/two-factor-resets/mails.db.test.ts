import { cast } from "@/db/seed";
import { systemIds } from "@/lib/kernel/ids";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { appUrl } from "@/lib/testing/post-room";
import { joinTeam } from "@/lib/testing/test-context";
import * as mails from "./mails";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, demote } = bench;

/** A request about somebody of Northwind, asked for by an owner, as it stands at some point. */
async function resetOf(state: "requested" | "verified" | "done" | "cancelled") {
  const who = await person("Lost");
  const owner = await person("Owner");
  await joinTeam(bench.sql, who, northwind, "technician");
  await joinTeam(bench.sql, owner, northwind, "owner");
  const resetId = systemIds.create("tfr");
  const seed = newSeed(bench.ctx.mailKeys);
  const token = deriveToken(bench.ctx.mailKeys, "reset-cancel", resetId, seed);
  await bench.sql`insert into two_factor_resets (id, organisation_id, user_id, requested_by, reason, state, verified_by, due_at,
      nonce, kid, token_hash)
    values (${resetId}, ${northwind.id}, ${who.userId}, ${owner.userId}, 'A reason for nobody else', ${state}, 'usr_1',
      '2026-12-04T09:30:00Z', ${seed.nonce}, ${seed.kid}, ${hashToken(token)})`;
  return { who, owner, resetId, token };
}

describeMails(bench, mails, {
  twoFactorResetAskedMail: {
    async make() {
      const { who, owner, resetId } = await resetOf("requested");
      return {
        message: mails.twoFactorResetAskedMail({ resetId }),
        to: { name: "", address: "support@rollcall.example" },
        says: [who.name, who.email, owner.name, northwind.name],
        links: [`${appUrl}/admin/resets/${resetId}`],
        ids: { userId: who.userId, resetId },
      };
    },
    silencedBy: {
      "it was verified": ({ resetId = "" }) =>
        bench.sql`update two_factor_resets set state = 'verified' where id = ${resetId}`,
      "it was cancelled": ({ resetId = "" }) =>
        bench.sql`update two_factor_resets set state = 'cancelled' where id = ${resetId}`,
      "the person was archived": archive,
      "the organisation was deleted": close,
    },
  },
  twoFactorResetAllowedMail: {
    async make() {
      const { who, resetId, token } = await resetOf("verified");
      return {
        message: mails.twoFactorResetAllowedMail({ resetId, changeId: "" }),
        to: { name: who.name, address: who.address },
        says: [who.name, "4 December 2026 at 09:30 UTC", "support@rollcall.example"],
        links: [`${appUrl}/cancel-reset/${token}`],
        ids: { userId: who.userId, resetId },
      };
    },
    silencedBy: {
      "it was carried out": ({ resetId = "" }) =>
        bench.sql`update two_factor_resets set state = 'done' where id = ${resetId}`,
      "it was cancelled": ({ resetId = "" }) =>
        bench.sql`update two_factor_resets set state = 'cancelled' where id = ${resetId}`,
      "the account was archived": archive,
    },
  },
  twoFactorResetNewsMail: {
    async make() {
      const { who, owner, resetId } = await resetOf("verified");
      return {
        message: mails.twoFactorResetNewsMail({ resetId, ownerId: owner.userId, news: "verified" }),
        to: { name: owner.name, address: owner.address },
        says: [who.name, northwind.name, "4 December 2026 at 09:30"],
        ids: { userId: owner.userId, resetId },
      };
    },
    silencedBy: {
      "it went on, which has news of its own": ({ resetId = "" }) =>
        bench.sql`update two_factor_resets set state = 'done' where id = ${resetId}`,
      "the owner was removed": leave,
      "the owner was demoted": demote,
      "the owner's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
});
