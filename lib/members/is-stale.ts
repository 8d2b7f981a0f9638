import { sql } from "drizzle-orm";
import { members } from "@/db/schema/members";

/** No sign-in for sixty days, or never in sixty days of membership. In hours: some days have 23 or 25. */
export const isStale = sql<boolean>`(coalesce(${members.lastSignInAt}, ${members.joinedAt}) < now() - interval '1440 hours')`;
