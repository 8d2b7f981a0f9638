import { ne } from "drizzle-orm";
import { platformAdmins } from "@/db/schema/platform";
import type { SystemTx } from "@/db/scope";
import { type Message, message } from "@/lib/messages/messages";

/** What the other platform admins are told of somebody who became one or no longer is, and the person themselves. */
export async function tellAdmins(tx: SystemTx, eventId: string, about: string): Promise<readonly Message[]> {
  const others = await tx
    .select({ adminId: platformAdmins.userId })
    .from(platformAdmins)
    .where(ne(platformAdmins.userId, about));
  return [
    message("security_notice", { eventId }),
    ...others.map(({ adminId }) => message("platform_admin_changed", { eventId, adminId })),
  ];
}
