import { cast } from "@/db/seed";
import { describeMails, type MadeMail } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { appUrl } from "@/lib/testing/post-room";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { giveFactor, requireTwoFactor } from "@/lib/testing/two-factor-policy";
import { askForSeats } from "./ask-for-seats";
import * as mails from "./mails";

const { olive, northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy } = bench;

/** A member without a factor in an organisation that requires one from a moment on. */
async function hitByPolicy(
  mail: typeof mails.twoFactorRequiredMail | typeof mails.twoFactorReminderMail,
  when: string,
): Promise<MadeMail> {
  const { sql } = bench;
  const who = await person("Member");
  await joinTeam(sql, who, northwind, "technician");
  await requireTwoFactor(sql, northwind.id, when);
  const [row] = await sql<{ from: Date; day: string }[]>`
    select two_factor_from as from, to_char(two_factor_from at time zone time_zone, 'FMDD FMMonth YYYY') as day
    from organisations where id = ${northwind.id}`;
  const ids = { organisationId: northwind.id, userId: who.userId, from: row?.from.toISOString() ?? "" };
  return {
    message: mail(ids),
    to: { name: who.name, address: who.address },
    says: [
      who.name,
      northwind.name,
      ...(mail === mails.twoFactorReminderMail ? [`From ${row?.day}`] : ["From now on"]),
    ],
    links: [`${appUrl}/two-factor/setup?next=%2Forgs%2F${northwind.slug}`],
    ids: { userId: who.userId },
  };
}

const policySilences = {
  "it is no longer required": () => requireTwoFactor(bench.sql, northwind.id, null),
  "they have set up an app": ({ userId = "" }) => giveFactor(bench.sql, userId, "app"),
  "they have text messages, which count": ({ userId = "" }) => giveFactor(bench.sql, userId, "sms"),
  "they left": leave,
  "their account was archived": archive,
  "the organisation was deleted": close,
};

describeMails(bench, mails, {
  organisationDeletedMail: {
    async make() {
      const who = await person("Member");
      await joinTeam(bench.sql, who, northwind, "technician");
      const at = "2026-12-04T09:30:00.000Z";
      await bench.sql`update organisations set deleted_at = ${at}, deleted_by = ${olive.userId} where id = ${northwind.id}`;
      return {
        message: mails.organisationDeletedMail({ organisationId: northwind.id, userId: who.userId, at }),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, `${northwind.name} was deleted`, "4 December 2026", "support@rollcall.example"],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "it was restored": () => bench.sql`update organisations set deleted_at = null where id = ${northwind.id}`,
      "it was restored and deleted anew": close,
      "the account was archived": archive,
    },
  },
  seatsAskedMail: {
    async make() {
      const who = await person("Asker");
      await joinTeam(bench.sql, who, northwind, "administrator");
      await bench.sql`delete from rate_limits`;
      await bench.sql`update organisations set deleted_at = null where id = ${northwind.id}`;
      const actor = await memberActor(bench.sql, who, northwind);
      return {
        message: await queuedBy(mails.seatsAskedMail, () => askForSeats(bench.ctx, actor, { seats: 2000 })),
        to: { name: "", address: "support@rollcall.example" },
        says: [who.name, who.email, northwind.name, "2000 seats"],
        links: [`${appUrl}/admin/organisations/${northwind.id}`],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "whoever asked is no longer a member": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  twoFactorRequiredMail: {
    make: () => hitByPolicy(mails.twoFactorRequiredMail, "-1 minute"),
    silencedBy: {
      ...policySilences,
      "it was put off to a day ahead": () => requireTwoFactor(bench.sql, northwind.id, "3 days"),
    },
  },
  twoFactorReminderMail: {
    make: () => hitByPolicy(mails.twoFactorReminderMail, "3 days"),
    silencedBy: {
      ...policySilences,
      "it was moved to another day": () => requireTwoFactor(bench.sql, northwind.id, "5 days"),
      "its day has come": () => requireTwoFactor(bench.sql, northwind.id, "-1 minute"),
    },
  },
});
