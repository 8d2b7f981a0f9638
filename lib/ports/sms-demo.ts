import type { Database } from "@/db/client";
import { demoMailbox } from "@/db/schema/operations";
import { asSystem } from "@/db/scope";
import { assertSafeText, type SmsTransport } from "./sms";

/** Demo mode: text messages are kept beside the mails, where `/dev/mailbox` shows them, and go nowhere. */
export function demoSmsTransport(db: Database): SmsTransport {
  return {
    name: "demo mailbox",
    async send(message) {
      assertSafeText(message);
      const { key, to, text } = message;
      const row = { key, recipient: to, subject: "Text message", html: "", text };
      await asSystem(db, (tx) => tx.insert(demoMailbox).values(row).onConflictDoNothing());
    },
    close: async () => undefined,
  };
}
