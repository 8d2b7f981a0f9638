import { and, asc, eq, ne } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx, TenantTx } from "@/db/scope";

/** As many as one message each is sent to, and a page names. */
const mostApprovers = 20;

/** In place of an approver, where nobody of the organisation may decide: whoever reads the support address. */
export const platformDecides = "platform";

export interface Approver {
  readonly userId: string;
  readonly name: string;
}

/**
 * Who of the organisation may decide about going live, but for whoever asks: those to whom an owner gave it, while a
 * platform admin lets the organisation (product.md 6.10). Where there is nobody, a platform admin decides.
 */
export async function whoApproves(
  tx: TenantTx | SystemTx,
  organisationId: string,
  requestedBy: string,
): Promise<readonly Approver[]> {
  return tx
    .select({ userId: users.id, name: users.name })
    .from(members)
    .innerJoin(
      organisations,
      and(eq(organisations.id, members.organisationId), eq(organisations.mayApproveOwnGoLive, true)),
    )
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(eq(members.organisationId, organisationId), eq(members.mayMakeLive, true), ne(members.userId, requestedBy)),
    )
    .orderBy(asc(members.searchText), asc(members.id))
    .limit(mostApprovers);
}
