import { systemIds } from "@/lib/kernel/ids";
import type { MailDefinition } from "@/lib/messages/define-mail";
import type { Sendable } from "@/lib/messages/message";
import type { MailCase } from "./describe-mails";
import type { MailBench } from "./mail-bench";
import { plantCode } from "./plant-code";

/** What a mail says of `aboutAccount`'s event and of a planted change of address: when, on what, from where. */
export const happened = ["4 December 2026 at 09:30 UTC", "Firefox on Linux", "203.0.113.7"];

/** An event of an account, as sign-in, lock and password commands write it. */
export function aboutAccount<Props>(
  bench: MailBench,
  mail: Sendable<{ eventId: string }, MailDefinition<Props>>,
  says: readonly string[],
  happenedAs: string = mail.definition.name,
): MailCase {
  return {
    async make() {
      const { userId, name: personName, address } = await bench.person("Holder");
      const eventId = systemIds.create("evt");
      await bench.sql`insert into account_events (id, user_id, name, details, at, ip, browser)
        values (${eventId}, ${userId}, ${happenedAs}, '{}', '2026-12-04T09:30:00Z', '203.0.113.7', 'Firefox on Linux')`;
      return {
        message: mail({ eventId }),
        to: { name: personName, address },
        says: [personName, ...happened, ...says],
        ids: { userId, eventId },
      };
    },
    silencedBy: {
      "the account was archived": bench.archive,
      "the event is gone": ({ eventId = "" }) => bench.sql`delete from account_events where id = ${eventId}`,
    },
  };
}

/** A mailed code: its link is derived again when the mail is written. */
export function aboutCode<Props>(
  bench: MailBench,
  mail: Sendable<{ codeId: string }, MailDefinition<Props>>,
  purpose: "sign_in_link" | "revalidation",
  holds: (planted: Awaited<ReturnType<typeof plantCode>>) => { says: readonly string[]; links: readonly string[] },
): MailCase {
  return {
    async make() {
      const { userId, name: personName, address } = await bench.person("Holder");
      const planted = await plantCode(bench.ctx, bench.sql, { userId, purpose });
      const { codeId } = planted;
      const { says, links } = holds(planted);
      return {
        message: mail({ codeId }),
        to: { name: personName, address },
        says: [personName, ...says],
        links,
        ids: { userId, codeId },
      };
    },
    silencedBy: {
      "it was used": ({ codeId = "" }) => bench.sql`delete from one_time_codes where id = ${codeId}`,
      "a newer one was asked for": ({ userId = "" }) => plantCode(bench.ctx, bench.sql, { userId, purpose }),
      "its time is over": ({ codeId = "" }) =>
        bench.sql`update one_time_codes set expires_at = now() where id = ${codeId}`,
      "the account was archived": bench.archive,
    },
  };
}
