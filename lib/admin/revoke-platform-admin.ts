import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { platformAdminGrants, platformAdmins } from "@/db/schema/platform";
import { sessions } from "@/db/schema/sessions";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { systemIds } from "@/lib/kernel/ids";
import { system } from "@/lib/usecase/access/system";
import type { Outcome } from "@/lib/usecase/outcome";
import { write } from "@/lib/usecase/write";
import { findAccount, NotPossible } from "./find-account";
import { tellAdmins } from "./tell-admins";

interface Revoked {
  readonly name: string;
  readonly email: string;
  /** Whether they were one, or had a link that was not used yet. */
  readonly was: "admin" | "asked";
}

const request = { id: "platform_admin", ip: null, browser: "Platform administration" };
const asked = { writes: true, locks: null, waives: [], proof: null } as const;

/** Takes it away at once: the right, a link that was not used yet, and every session, which may have opened a page. */
export function revokePlatformAdmin(db: Database, address: string) {
  return write(
    system,
    { db, ids: systemIds, request },
    { kind: "system" },
    asked,
    async ({ tx }): Promise<Outcome<Revoked, PlacedEvent>> => {
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
    },
  );
}
