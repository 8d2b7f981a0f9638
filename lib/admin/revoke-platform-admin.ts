import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { platformAdminGrants, platformAdmins } from "@/db/schema/platform";
import { sessions } from "@/db/schema/sessions";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { asSystem } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { type Recording, recordAccountEvent } from "@/lib/audit/record";
import { systemIds } from "@/lib/kernel/ids";
import { enqueue } from "@/lib/messages/enqueue";
import { findAccount, NotPossible } from "./find-account";
import { tellAdmins } from "./tell-admins";

const recording: Recording = {
  ids: systemIds,
  request: { id: "platform_admin", ip: null, browser: "Platform administration" },
};

/** Takes it away at once: the right, a link that was not used yet, and every session, which may have opened a page. */
export function revokePlatformAdmin(db: Database, address: string) {
  return asSystem(db, async (tx) => {
    const { userId, name, email, isAdmin, isAsked } = await findAccount(tx, address);
    if (!isAdmin && !isAsked) throw new NotPossible(`${email} is not a platform admin`);
    await tx.delete(platformAdminGrants).where(eq(platformAdminGrants.userId, userId));
    if (!isAdmin) return { name, email, was: "asked" as const };
    await tx.delete(platformAdmins).where(eq(platformAdmins.userId, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await tx.delete(waitingSignIns).where(eq(waitingSignIns.userId, userId));
    const eventId = systemIds.create("evt");
    await recordAccountEvent(tx, recording, accountEvent("platform_admin.revoked", userId, {}, eventId));
    for (const each of await tellAdmins(tx, eventId, userId)) await enqueue(tx, each);
    return { name, email, was: "admin" as const };
  });
}
