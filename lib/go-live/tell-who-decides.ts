import { and, asc, eq } from "drizzle-orm";
import { goLiveRequests } from "@/db/schema/requests";
import type { SystemTx, TenantTx } from "@/db/scope";
import type { Message } from "@/lib/messages/message";
import { goLiveRequestedMail } from "./mails";
import { platformDecides, whoApproves } from "./who-approves";

/** More than ever wait in one organisation. */
const mostWaiting = 50;

/**
 * When others decide from now on, they hear of what waits already.
 *
 * @param changed the user to whom it was given or from whom it was taken; null: who decides has changed as a whole
 */
export async function tellWhoDecides(
  tx: TenantTx | SystemTx,
  organisationId: string,
  changed: string | null,
): Promise<readonly Message[]> {
  const waiting = await tx
    .select({ id: goLiveRequests.id, requestedBy: goLiveRequests.requestedBy })
    .from(goLiveRequests)
    .where(and(eq(goLiveRequests.organisationId, organisationId), eq(goLiveRequests.state, "pending")))
    .orderBy(asc(goLiveRequests.createdAt))
    .limit(mostWaiting);
  const messages: Message[] = [];
  for (const { id: goLiveRequestId, requestedBy } of waiting) {
    const approvers = await whoApproves(tx, organisationId, requestedBy);
    const deciding = approvers.length > 0 ? approvers.map(({ userId }) => userId) : [platformDecides];
    const told = deciding.filter((id) => changed === null || id === changed || id === platformDecides);
    messages.push(...told.map((approverId) => goLiveRequestedMail({ goLiveRequestId, approverId })));
  }
  return messages;
}
