import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { apiTokens } from "@/db/schema/api-tokens";
import { auditEvents, auditPeople } from "@/db/schema/audit";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import { namesOfEvent } from "@/lib/audit/names-of-event";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";

/**
 * To whoever a token belongs: that it was made, or that an owner has revoked it. Read from the organisation's log, where
 * the browser and address stand. Silent once the membership is over: the token died with it.
 */
export const tokenNoticeMail = defineMail({
  name: "token_notice",
  ids: z.strictObject({ organisationId: id, tokenId: id, act: z.enum(["created", "revoked"]) }),
  subject: "Notice about an API token of yours",
  template: () => import("@/emails/token-notice"),
  async compose(tx, { organisationId, tokenId, act }, { supportEmail }) {
    const [row] = await tx
      .select({
        name: users.name,
        address: users.emailCanonical,
        tokenName: apiTokens.name,
        kind: organisations.kind,
        organisationName: organisations.name,
        timeZone: organisations.timeZone,
        at: auditEvents.at,
        byName: auditPeople.name,
        browser: auditPeople.browser,
        ip: auditPeople.ip,
      })
      .from(apiTokens)
      .innerJoin(users, and(eq(users.id, apiTokens.userId), isNull(users.archivedAt)))
      .innerJoin(organisations, and(eq(organisations.id, apiTokens.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(
        auditEvents,
        and(
          eq(auditEvents.organisationId, apiTokens.organisationId),
          eq(auditEvents.targetId, apiTokens.id),
          sql`${auditEvents.action} = ${`token.${act}`}`,
        ),
      )
      .leftJoin(auditPeople, namesOfEvent(auditPeople, "actor"))
      .where(and(eq(apiTokens.organisationId, organisationId), eq(apiTokens.id, tokenId)));
    if (!row) return null;
    const isNew = act === "created";
    return {
      to: { name: row.name, address: row.address },
      props: {
        name: row.name,
        happened: isNew ? "An API token was created" : "Your API token was revoked",
        tokenName: row.tokenName,
        organisationName: row.kind === "personal" ? "Private account" : row.organisationName,
        byName: row.byName ?? "Somebody",
        at: spellOut(row.at, row.timeZone),
        // Where an owner works from is not for the members.
        device: isNew ? (row.browser ?? "Unknown browser") : "Not told",
        place: isNew ? (row.ip ?? "Unknown address") : "Not told",
        advice: isNew
          ? `If this was not you, sign in by typing the address yourself, revoke the token under API tokens on your profile, choose a new password, and write to ${supportEmail}.`
          : "Programs that used it no longer get in. If you still need one, ask the owner, then create a new token.",
      },
    };
  },
});
