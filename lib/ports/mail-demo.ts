import type { Database } from "@/db/client";
import { demoMailbox } from "@/db/schema/operations";
import { asSystem } from "@/db/scope";
import { assertSafeMail, type MailTransport } from "./mail";

/** Demo mode: mails are kept where `/dev/mailbox` shows them, and go nowhere. */
export function demoTransport(db: Database): MailTransport {
  return {
    name: "demo mailbox",
    async send(mail) {
      assertSafeMail(mail);
      const { key, to, subject, html, text } = mail;
      await asSystem(db, (tx) =>
        tx.insert(demoMailbox).values({ key, recipient: to.address, subject, html, text }).onConflictDoNothing(),
      );
    },
    close: async () => undefined,
  };
}
