import { cast } from "@/db/seed";
import { systemIds } from "@/lib/kernel/ids";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { appUrl } from "@/lib/testing/post-room";
import { joinTeam } from "@/lib/testing/test-context";
import * as mails from "./mails";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close } = bench;

/** An offer of Northwind to one of its members, as it stands at some point. */
async function offered(state: "pending" | "accepted") {
  const [giver, taker] = [await person("Giver"), await person("Taker")];
  await joinTeam(bench.sql, giver, northwind, "owner");
  await joinTeam(bench.sql, taker, northwind, "technician");
  const transferId = systemIds.create("own");
  await bench.sql`delete from ownership_transfers`;
  await bench.sql`insert into ownership_transfers (id, organisation_id, offered_by, offered_to, state)
    values (${transferId}, ${northwind.id}, ${giver.userId}, ${taker.userId}, ${state})`;
  return { giver, taker, transferId };
}

describeMails(bench, mails, {
  ownershipOfferedMail: {
    async make() {
      const { giver, taker, transferId } = await offered("pending");
      return {
        message: mails.ownershipOfferedMail({ transferId }),
        to: { name: taker.name, address: taker.address },
        says: [giver.name, northwind.name, "administrator"],
        links: [`${appUrl}/orgs/${northwind.slug}`],
        ids: { userId: taker.userId, transferId },
      };
    },
    silencedBy: {
      "it was taken back": ({ transferId = "" }) =>
        bench.sql`update ownership_transfers set state = 'cancelled' where id = ${transferId}`,
      "it was accepted": ({ transferId = "" }) =>
        bench.sql`update ownership_transfers set state = 'accepted' where id = ${transferId}`,
      "they left": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  ownershipNewsMail: {
    async make() {
      const { giver, taker, transferId } = await offered("accepted");
      return {
        message: mails.ownershipNewsMail({ transferId, userId: giver.userId, state: "accepted" }),
        to: { name: giver.name, address: giver.address },
        says: [`${taker.name} is now owner of ${northwind.name}`, `${giver.name} is administrator`],
        ids: { userId: giver.userId, transferId },
      };
    },
    silencedBy: {
      "they left": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
});
