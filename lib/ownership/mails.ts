import { and, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { ownershipTransfers } from "@/db/schema/ownership";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";

/** An offer whose two people are both still members: when one leaves, the row goes with them. */
async function readOffer(tx: SystemTx, transferId: string) {
  const [giver, taker] = [alias(users, "giver"), alias(users, "taker")];
  const [row] = await tx
    .select({
      state: ownershipTransfers.state,
      organisationId: ownershipTransfers.organisationId,
      organisationName: organisations.name,
      slug: organisations.slug,
      giver: { id: giver.id, name: giver.name },
      taker: { id: taker.id, name: taker.name },
    })
    .from(ownershipTransfers)
    .innerJoin(
      organisations,
      and(eq(organisations.id, ownershipTransfers.organisationId), isNull(organisations.deletedAt)),
    )
    .innerJoin(giver, eq(giver.id, ownershipTransfers.offeredBy))
    .innerJoin(taker, eq(taker.id, ownershipTransfers.offeredTo))
    .where(eq(ownershipTransfers.id, transferId));
  return row ?? null;
}

/** Somebody who is still a member, with the stored address. */
async function readMember(tx: SystemTx, organisationId: string, userId: string) {
  const [row] = await tx
    .select({ name: users.name, address: users.emailCanonical })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)));
  return row ?? null;
}

export const ownershipOfferedMail = defineMail({
  name: "ownership_offered",
  ids: z.strictObject({ transferId: id }),
  subject: "You are offered ownership of an organisation on Rollcall",
  template: () => import("@/emails/ownership-offered"),
  async compose(tx, ids, { appUrl }) {
    const offer = await readOffer(tx, ids.transferId);
    if (offer?.state !== "pending") return null;
    const to = await readMember(tx, offer.organisationId, offer.taker.id);
    if (!to) return null;
    return {
      to,
      props: {
        name: to.name,
        organisationName: offer.organisationName,
        offeredByName: offer.giver.name,
        answerUrl: `${appUrl}/orgs/${offer.slug}`,
      },
    };
  },
});

type Names = { readonly giver: string; readonly taker: string; readonly organisation: string };

const newsWords = {
  pending: ({ taker, organisation }: Names) => ({
    happened: "Ownership was offered",
    meaning: `You offered ${taker} ownership of ${organisation}. Once they accept, they are owner and you are administrator. Until then nothing changes, and any owner can take the offer back in the settings.`,
  }),
  accepted: ({ giver, taker, organisation }: Names) => ({
    happened: "Ownership was handed over",
    meaning: `${taker} accepted. ${taker} is now owner of ${organisation}, and ${giver} is administrator.`,
  }),
  declined: ({ taker, organisation }: Names) => ({
    happened: "Ownership was declined",
    meaning: `${taker} does not want to become owner of ${organisation}. Nothing has changed.`,
  }),
  cancelled: ({ taker, organisation }: Names) => ({
    happened: "An offer of ownership was taken back",
    meaning: `The offer to make ${taker} owner of ${organisation} was taken back. Nothing has changed.`,
  }),
} as const;

/** `state`: what the offer must still be when the mail leaves. */
export const ownershipNewsMail = defineMail({
  name: "ownership_news",
  ids: z.strictObject({
    transferId: id,
    userId: id,
    state: z.enum(["pending", "accepted", "declined", "cancelled"]),
  }),
  subject: "About the ownership of your organisation on Rollcall",
  template: () => import("@/emails/ownership-news"),
  async compose(tx, ids, { supportEmail }) {
    const offer = await readOffer(tx, ids.transferId);
    // News is called as the state that it tells of; when that has gone on, later news follows.
    if (!offer || offer.state !== ids.state) return null;
    if (ids.userId !== offer.giver.id && ids.userId !== offer.taker.id) return null;
    const to = await readMember(tx, offer.organisationId, ids.userId);
    if (!to) return null;
    const { organisationName: organisation, giver, taker } = offer;
    const words = newsWords[ids.state]({ giver: giver.name, taker: taker.name, organisation });
    return { to, props: { name: to.name, organisationName: organisation, ...words, supportEmail } };
  },
});
