import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import type { SystemTx, TenantTx } from "@/db/scope";
import type { Message } from "@/lib/messages/message";
import { builtInRoleId } from "@/lib/permissions/role";
import { projectsNeedManagerMail } from "./mails";

/**
 * One mail for each owner about the projects that a removal left without a manager: it is never blocked by them, so that
 * somebody has to know (product.md 4.9). Nobody is told of none.
 *
 * @param removal the membership that ended, by which the mail finds what the log says of it
 */
export async function tellOwners(
  tx: TenantTx | SystemTx,
  organisationId: string,
  removal: string,
  orphaned: readonly unknown[],
): Promise<readonly Message[]> {
  if (orphaned.length === 0) return [];
  const owners = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.roleId, builtInRoleId("owner"))));
  return owners.map(({ userId }) => projectsNeedManagerMail({ organisationId, userId, removal }));
}
