import { ne } from "drizzle-orm";
import { platformAdmins } from "@/db/schema/platform";
import type { SystemTx } from "@/db/scope";
import { securityNoticeMail } from "@/lib/accounts/mails";
import type { Message } from "@/lib/messages/message";
import { platformAdminChangedMail } from "./mails";

/** What the other platform admins are told of somebody who became one or no longer is, and the person themselves. */
export async function tellAdmins(tx: SystemTx, eventId: string, about: string): Promise<readonly Message[]> {
  const others = await tx
    .select({ adminId: platformAdmins.userId })
    .from(platformAdmins)
    .where(ne(platformAdmins.userId, about));
  return [
    securityNoticeMail({ eventId }),
    ...others.map(({ adminId }) => platformAdminChangedMail({ eventId, adminId })),
  ];
}
