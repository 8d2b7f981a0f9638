import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { demoMailbox } from "@/db/schema/operations";
import { asSystem } from "@/db/scope";
import { previewOf } from "./preview-of-mail";

/** How many the list shows, the newest. */
export const listedMails = 100;

/** Demo mode's mails and text messages, newest first; those to an address or number that holds `to`. */
export async function readMailbox(db: Database, to: string) {
  const rows = await asSystem(db, (tx) =>
    tx
      .select()
      .from(demoMailbox)
      .where(to ? sql`position(lower(${to}) in lower(${demoMailbox.recipient})) > 0` : undefined)
      .orderBy(desc(demoMailbox.createdAt), desc(demoMailbox.key))
      .limit(listedMails),
  );
  return rows.map(({ key, recipient, subject, html, text, createdAt }) => ({
    key,
    recipient,
    subject,
    isText: html === "",
    preview: previewOf({ html, text }),
    at: createdAt.toISOString(),
  }));
}

/** One of them, whole. */
export async function findDemoMail(db: Database, key: string) {
  const [mail] = await asSystem(db, (tx) => tx.select().from(demoMailbox).where(eq(demoMailbox.key, key)));
  return mail ?? null;
}
