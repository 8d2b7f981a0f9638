import { desc } from "drizzle-orm";
import type { Database } from "@/db/client";
import { demoMailbox } from "@/db/schema/operations";
import { asSystem } from "@/db/scope";

/** Demo mode's mails and text messages, newest first. A text's recipient is a number, its subject says what it is. */
export function readMailbox(db: Database) {
  return asSystem(db, (tx) =>
    tx
      .select({
        key: demoMailbox.key,
        recipient: demoMailbox.recipient,
        subject: demoMailbox.subject,
        text: demoMailbox.text,
        createdAt: demoMailbox.createdAt,
      })
      .from(demoMailbox)
      .orderBy(desc(demoMailbox.createdAt))
      .limit(100),
  );
}
