import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { platformAdminGrants, platformAdmins } from "@/db/schema/platform";
import { sessions } from "@/db/schema/sessions";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import { systemIds } from "@/lib/kernel/ids";
import { findAccount, NotPossible } from "./find-account";
import { onServer } from "./on-server";
import { tellAdmins } from "./tell-admins";

interface Revoked {
  readonly name: string;
  readonly email: string;
  /** Whether they were one, or had a link that was not used yet. */
  readonly was: "admin" | "asked";
}

/** Takes it away at once: the right, a link that was not used yet, and every session, which may have opened a page. */
export function revokePlatformAdmin(db: Database, address: string) {
  return onServer<Revoked>(db, async (tx) => {
    const { userId, name, email, isAdmin, isAsked } = await findAccount(tx, address);
    if (!isAdmin && !isAsked) throw new NotPossible(`${email} is not a platform admin`);
    await tx.delete(platformAdminGrants).where(eq(platformAdminGrants.userId, userId));
    if (!isAdmin) return { value: { name, email, was: "asked" }, event: noEvent("a link was not used yet") };
    await tx.delete(platformAdmins).where(eq(platformAdmins.userId, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await tx.delete(waitingSignIns).where(eq(waitingSignIns.userId, userId));
    const eventId = systemIds.create("evt");
    return {
      value: { name, email, was: "admin" },
      event: accountEvent("platform_admin.revoked", userId, {}, eventId),
      messages: await tellAdmins(tx, eventId, userId),
    };
  });
}
