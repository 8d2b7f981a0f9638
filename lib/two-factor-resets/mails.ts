import { and, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { emailChanges } from "@/db/schema/email-changes";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { twoFactorResets } from "@/db/schema/platform";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";
import { deriveToken } from "@/lib/secrets/derive-token";

async function readReset(tx: SystemTx, resetId: string) {
  const asker = alias(users, "asker");
  const [row] = await tx
    .select({
      reset: twoFactorResets,
      name: users.name,
      email: users.email,
      address: users.emailCanonical,
      askerName: asker.name,
      organisationName: organisations.name,
      timeZone: organisations.timeZone,
    })
    .from(twoFactorResets)
    .innerJoin(users, and(eq(users.id, twoFactorResets.userId), isNull(users.archivedAt)))
    .innerJoin(
      organisations,
      and(eq(organisations.id, twoFactorResets.organisationId), isNull(organisations.deletedAt)),
    )
    .leftJoin(asker, eq(asker.id, twoFactorResets.requestedBy))
    .where(eq(twoFactorResets.id, resetId));
  return row ?? null;
}

/** To whoever reads the support address; the platform admins are among them. */
export const twoFactorResetAskedMail = defineMail({
  name: "two_factor_reset_asked",
  ids: z.strictObject({ resetId: id }),
  subject: "A two-factor reset waits for a platform admin",
  template: () => import("@/emails/two-factor-reset-asked"),
  async compose(tx, ids, { appUrl, supportEmail }) {
    const found = await readReset(tx, ids.resetId);
    if (found?.reset.state !== "requested") return null;
    return {
      to: { name: "", address: supportEmail },
      props: {
        personName: found.name,
        personAddress: found.email,
        organisationName: found.organisationName,
        askedByName: found.askerName ?? "An owner",
        reviewUrl: `${appUrl}/admin/resets/${found.reset.id}`,
      },
    };
  },
});

/** `changeId`: to the address before that change; '' to the present one. */
export const twoFactorResetAllowedMail = defineMail({
  name: "two_factor_reset_allowed",
  ids: z.strictObject({ resetId: id, changeId: id }),
  subject: "Your two-factor authentication on Rollcall will be reset",
  template: () => import("@/emails/two-factor-reset-allowed"),
  async compose(tx, ids, { appUrl, mailKeys, supportEmail }) {
    const found = await readReset(tx, ids.resetId);
    if (found?.reset.state !== "verified" || !found.reset.dueAt) return null;
    const address = ids.changeId === "" ? found.address : await formerAddress(tx, ids.changeId, found.reset.userId);
    if (!address) return null;
    const token = deriveToken(mailKeys, "reset-cancel", found.reset.id, found.reset);
    return {
      to: { name: found.name, address },
      props: {
        name: found.name,
        dueAt: spellOut(found.reset.dueAt),
        cancelUrl: `${appUrl}/cancel-reset/${token}`,
        supportEmail,
      },
    };
  },
});

async function formerAddress(tx: SystemTx, changeId: string, userId: string) {
  const [change] = await tx
    .select({ address: emailChanges.oldEmailCanonical })
    .from(emailChanges)
    .where(and(eq(emailChanges.id, changeId), eq(emailChanges.userId, userId), isNull(emailChanges.undoneAt)));
  return change?.address ?? null;
}

const newsWords = {
  verified: (person: string) => ({
    happened: "A two-factor reset was allowed",
    meaning: `Support has made sure who ${person} is. Their two-factor authentication will be reset, unless they cancel it.`,
  }),
  done: (person: string) => ({
    happened: "A two-factor reset was carried out",
    meaning: `The two-factor authentication of ${person} was reset, and every browser of theirs is signed out. Where it is required, they set it up again before anything else opens.`,
  }),
  cancelled: (person: string) => ({
    happened: "A two-factor reset was cancelled",
    meaning: `The two-factor authentication of ${person} will not be reset: they cancelled it, or support could not make sure who asked.`,
  }),
} as const;

export const twoFactorResetNewsMail = defineMail({
  name: "two_factor_reset_news",
  ids: z.strictObject({
    resetId: id,
    ownerId: id,
    news: z.enum(["verified", "done", "cancelled"]),
  }),
  subject: "A two-factor reset in your organisation on Rollcall",
  template: () => import("@/emails/two-factor-reset-news"),
  async compose(tx, ids, { supportEmail }) {
    const found = await readReset(tx, ids.resetId);
    // News is called as the state that it tells of; when that has gone on, later news follows.
    if (found?.reset.state !== ids.news) return null;
    const [owner] = await tx
      .select({ name: users.name, address: users.emailCanonical })
      .from(members)
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .innerJoin(roles, and(eq(roles.id, members.roleId), eq(roles.key, "owner")))
      .where(and(eq(members.organisationId, found.reset.organisationId), eq(members.userId, ids.ownerId)));
    if (!owner) return null;
    const { dueAt } = found.reset;
    return {
      to: owner,
      props: {
        name: owner.name,
        personName: found.name,
        organisationName: found.organisationName,
        askedByName: found.askerName ?? "An owner",
        ...newsWords[ids.news](found.name),
        dueAt: ids.news === "verified" && dueAt ? spellOut(dueAt, found.timeZone) : "",
        supportEmail,
      },
    };
  },
});
