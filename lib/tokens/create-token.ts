import { sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { countsAsTwoFactor } from "@/lib/access/two-factor-rules";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { covers } from "@/lib/permissions/can";
import { hashToken } from "@/lib/secrets/derive-token";
import { member } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { createTokenInput } from "./input";
import { countLiveTokens } from "./live-tokens";
import { tokenNoticeMail } from "./mails";
import { tokenFormat } from "./token-format";

const most = 50;

/** A token for one's own programs in one organisation: never more than its owner may, never without an end, shown once. */
export const createToken = defineCommand({
  name: "create_token",
  access: member,
  // A token is a way in. Under the organisation's lock two requests cannot both find room for the fiftieth.
  locks: "team",
  proof: "fresh",
  input: createTokenInput,
  async run({ tx, ctx, organisation, actor, input }) {
    const { name, days, scopes } = input;
    const { userId } = actor;
    if (!covers(actor.permissions, new Set(scopes)))
      throw invalid({ scopes: "beyond_role" }, { facts: { organisation: organisation.name } });
    if ((await countLiveTokens(tx, organisation.id, userId)) >= most)
      throw new Refusal("conflict", { reason: "too_many_tokens", facts: { most } });
    const [id, token] = [ctx.ids.create("tok"), tokenFormat.create()];
    const hasTwoFactor = countsAsTwoFactor(actor.factor, organisation.textMessagesCount);
    const [row] = await tx
      .insert(apiTokens)
      .values({
        id,
        organisationId: organisation.id,
        userId,
        name,
        tokenHash: hashToken(token),
        prefix: tokenFormat.prefix,
        lastFour: token.slice(-4),
        scopes,
        hasTwoFactor,
        expiresAt: sql`now() + ${days} * interval '24 hours'`,
      })
      .returning({ expiresAt: apiTokens.expiresAt });
    if (!row) throw new Error("no token");
    const expiresAt = row.expiresAt.toISOString();
    return {
      // The only moment in which it is known in clear (AP-01).
      value: { name, token, organisationName: organisation.name, expiresAt },
      // Its name is free text, so it stands beside the hashed body, with its owner (AU-04).
      event: [
        auditEvent("token.created", id, { userId, scopes, expiresAt, hasTwoFactor }, { id: userId, name, email: null }),
        accountEvent("token.created", userId, { token: name }),
      ],
      messages: [tokenNoticeMail({ organisationId: organisation.id, tokenId: id, act: "created" })],
    };
  },
});
