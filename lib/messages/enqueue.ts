import { sql } from "drizzle-orm";
import type { AnyTx } from "@/db/scope";
import type { Message } from "./message";

/**
 * Makes a job of a message in the caller's transaction: it is sent if and only if the change commits (INV-16). The job's
 * key names the message by its ids, so that asking twice for the same one queues it once.
 */
export async function enqueue(tx: AnyTx, message: Message): Promise<void> {
  const key = [message.name, ...Object.values(message.ids)].join(":");
  await tx.execute(sql`select enqueue_message(${JSON.stringify(message)}::json, ${key})`);
}
