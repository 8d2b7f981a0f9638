import { describeMails } from "@/lib/testing/describe-mails";
import { plantEmailChange } from "@/lib/testing/email-change";
import { openMailBench } from "@/lib/testing/mail-bench";
import { happened } from "@/lib/testing/mail-cases";
import { appUrl } from "@/lib/testing/post-room";
import * as mails from "./email-change-mails";

const bench = openMailBench();
const { person, archive } = bench;

/** A change of address that stands, and what is told of it. */
async function changedAddress() {
  const who = await person("Mover");
  const { address: to } = await person("New");
  return {
    who,
    to,
    planted: await plantEmailChange(bench.sql, bench.ctx, who, { to: `${to}.moved`, isConfirmed: true }),
  };
}

describeMails(bench, mails, {
  confirmEmailChangeMail: {
    async make() {
      const who = await person("Mover");
      const { typed: to, address } = bench.newAddress("New");
      const { changeId, confirm } = await plantEmailChange(bench.sql, bench.ctx, who, { to, isConfirmed: false });
      return {
        message: mails.confirmEmailChangeMail({ changeId }),
        to: { name: who.name, address },
        says: [to],
        links: [`${appUrl}/verify-new-email/${confirm}`],
        ids: { changeId, userId: who.userId },
      };
    },
    silencedBy: {
      "it was confirmed": ({ changeId = "" }) =>
        bench.sql`update email_changes set confirmed_at = now() where id = ${changeId}`,
      "its time is over": ({ changeId = "" }) =>
        bench.sql`update email_changes set expires_at = now() where id = ${changeId}`,
      "the account was archived": archive,
    },
  },
  emailChangedMail: {
    async make() {
      const { who, planted } = await changedAddress();
      const { changeId, eventId, undo } = planted;
      return {
        message: mails.emailChangedMail({ changeId, eventId }),
        to: { name: who.name, address: who.address },
        says: [...happened, who.email],
        links: [`${appUrl}/undo-email-change/${undo}`],
        ids: { changeId, userId: who.userId },
      };
    },
    silencedBy: {
      "it was undone": ({ changeId = "" }) =>
        bench.sql`update email_changes set undone_at = now() where id = ${changeId}`,
      "the account was archived": archive,
    },
  },
  emailChangeUndoneMail: {
    async make() {
      const { who, planted } = await changedAddress();
      const { changeId, eventId } = planted;
      return {
        message: mails.emailChangeUndoneMail({ changeId, eventId, to: "old" }),
        to: { name: who.name, address: who.address },
        says: happened,
        ids: { changeId, userId: who.userId },
      };
    },
    silencedBy: { "the account was archived": archive },
  },
});
