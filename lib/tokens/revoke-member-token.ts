import { and, eq, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { members } from "@/db/schema/members";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { lockMember } from "@/lib/members/lock-member";
import { refuseUncovered } from "@/lib/members/rules";
import { ownersInTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { tokenInput } from "./input";
import { isLive } from "./live-tokens";
import { tokenNoticeMail } from "./mails";

/** An owner ends a member's token for this organisation (product.md 7). The member is told. */
export const revokeMemberToken = defineCommand({
  name: "revoke_member_token",
  access: ownersInTeam("team:manage"),
  locks: "team",
  input: tokenInput,
  async run({ tx, organisation, actor, input }) {
    const [found] = await tx
      .select({ memberId: members.id })
      .from(apiTokens)
      .innerJoin(
        members,
        and(eq(members.organisationId, apiTokens.organisationId), eq(members.userId, apiTokens.userId)),
      )
      .where(and(eq(apiTokens.organisationId, organisation.id), eq(apiTokens.id, input.tokenId), isLive));
    if (!found) throw new Refusal("not_found");
    const { userId, name, email, role } = await lockMember(tx, organisation.id, found.memberId);
    refuseUncovered(actor, role);
    const [revoked] = await tx
      .update(apiTokens)
      .set({ revokedAt: sql`now()`, revokedBy: actor.userId })
      .where(and(eq(apiTokens.organisationId, organisation.id), eq(apiTokens.id, input.tokenId), isLive))
      .returning({ id: apiTokens.id });
    if (!revoked) throw new Refusal("not_found");
    const isOwn = userId === actor.userId;
    const ids = { organisationId: organisation.id, tokenId: revoked.id, act: "revoked" } as const;
    return {
      value: { name },
      event: auditEvent("token.revoked", revoked.id, { userId, because: "owner" }, { id: userId, name, email }),
      messages: isOwn ? [] : [tokenNoticeMail(ids)],
    };
  },
});
