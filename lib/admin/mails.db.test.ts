import { systemIds } from "@/lib/kernel/ids";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import * as mails from "./mails";

const bench = openMailBench();
const { person, archive } = bench;

describeMails(bench, mails, {
  platformAdminChangedMail: {
    async make() {
      const [who, admin] = [await person("New"), await person("Admin")];
      await bench.sql`insert into platform_admins (user_id) values (${admin.userId})`;
      const eventId = systemIds.create("evt");
      await bench.sql`insert into account_events (id, user_id, name, details, at)
        values (${eventId}, ${who.userId}, 'platform_admin.granted', '{}', '2026-12-04T09:30:00Z')`;
      return {
        message: mails.platformAdminChangedMail({ eventId, adminId: admin.userId }),
        to: { name: admin.name, address: admin.address },
        says: [`${who.name} is now a platform admin`, who.address, "4 December 2026 at 09:30 UTC"],
        ids: { userId: admin.userId },
      };
    },
    silencedBy: {
      "whom it would tell is no longer one": ({ userId = "" }) =>
        bench.sql`delete from platform_admins where user_id = ${userId}`,
      "whom it would tell was archived": archive,
    },
  },
});
