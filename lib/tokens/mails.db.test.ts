import { cast } from "@/db/seed";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { createToken } from "./create-token";
import * as mails from "./mails";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy } = bench;

describeMails(bench, mails, {
  tokenNoticeMail: {
    async make() {
      const who = await person("Holder");
      await joinTeam(bench.sql, who, northwind, "technician");
      const actor = await memberActor(bench.sql, who, northwind);
      const made = await queuedBy(mails.tokenNoticeMail, () =>
        createToken(bench.ctx, actor, { name: "Nightly export", days: 90, scopes: ["team:view"] }),
      );
      return {
        message: made,
        to: { name: who.name, address: who.address },
        says: ["An API token was created", "Nightly export", northwind.name, "Firefox on Linux", "203.0.113.7"],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "the membership ended, and the token with it": leave,
      "the account was archived": archive,
      "the organisation was deleted": close,
    },
  },
});
