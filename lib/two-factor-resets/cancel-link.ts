import { and, eq, inArray, type SQL } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import { hashToken } from "@/lib/secrets/derive-token";
import { openStates } from "./new-reset";

/** A mailed link that still stops something. */
export function cancels(token: string): SQL | undefined {
  return and(eq(twoFactorResets.tokenHash, hashToken(token)), inArray(twoFactorResets.state, [...openStates]));
}
