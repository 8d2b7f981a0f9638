import { cast } from "@/db/seed";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { appUrl } from "@/lib/testing/post-room";
import { joinTeam } from "@/lib/testing/test-context";
import * as mails from "./mails";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close } = bench;

describeMails(bench, mails, {
  monthlyReportMail: {
    async make() {
      const who = await person("Owner");
      await joinTeam(bench.sql, who, northwind, "owner");
      await bench.sql`update members set receives_report = true where user_id = ${who.userId}`;
      const ids = { organisationId: northwind.id, userId: who.userId, period: "2026-11", asked: "" };
      return {
        message: mails.monthlyReportMail(ids),
        to: { name: who.name, address: who.address },
        says: [who.name, northwind.name, "November 2026", "Members and roles", "Proof for your records"],
        links: [`${appUrl}/orgs/${northwind.slug}/report`],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "the owner was demoted": ({ userId = "" }) => joinTeam(bench.sql, { userId }, northwind, "administrator"),
      "the owner unticked the box": ({ userId = "" }) =>
        bench.sql`update members set receives_report = false where user_id = ${userId}`,
      "the owner left": leave,
      "the owner's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
});
