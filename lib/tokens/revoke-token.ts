import { and, eq, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { tokenInput } from "./input";
import { isLive } from "./live-tokens";

/**
 * Ends one of one's own tokens, whichever organisation it is for. Asks for no proof and for nothing that the organisation
 * requires: whoever fears that a token is in wrong hands must not be kept waiting.
 */
export const revokeToken = defineCommand({
  name: "revoke_token",
  access: account,
  input: tokenInput,
  async run({ tx, actor, input }) {
    const { userId } = actor;
    const [revoked] = await tx
      .update(apiTokens)
      .set({ revokedAt: sql`now()`, revokedBy: userId })
      .where(and(eq(apiTokens.id, input.tokenId), eq(apiTokens.userId, userId), isLive))
      .returning({ id: apiTokens.id, name: apiTokens.name, organisationId: apiTokens.organisationId });
    if (!revoked) throw new Refusal("not_found");
    const { id, name, organisationId } = revoked;
    const event = auditEvent("token.revoked", id, { userId, because: "own" }, { id: userId, name, email: null });
    return {
      value: { name },
      event: [placed(event, organisationId), accountEvent("token.revoked", userId, { token: name })],
    };
  },
});
