import type { z } from "zod";
import type { Database } from "@/db/client";
import { type MessageIds, type Sendable, sendable } from "./message";

export interface AnnouncementDefinition {
  readonly kind: "announcement";
  readonly name: string;
  readonly tell: (db: Database, ids: unknown) => Promise<void>;
}

/** Told to many: the worker makes a mail for each of them, because a request should not wait for thousands. */
export function defineAnnouncement<Ids extends MessageIds>(announcement: {
  readonly name: string;
  readonly ids: z.ZodType<Ids>;
  readonly tell: (db: Database, ids: Ids) => Promise<void>;
}): Sendable<Ids, AnnouncementDefinition> {
  const { name, ids, tell } = announcement;
  return sendable(announcement, { kind: "announcement", name, tell: (db, given) => tell(db, ids.parse(given)) });
}
