import { eq, sql } from "drizzle-orm";
import { farewells } from "@/db/schema/farewells";
import { organisations } from "@/db/schema/organisations";
import { type PlacedEvent, placed } from "@/lib/audit/placed-event";
import { parseEmailAddress } from "@/lib/kernel/email-address";
import { invalid } from "@/lib/kernel/refusal";
import { endMembership } from "@/lib/members/end-membership";
import { lockMemberships, refuseSoleOwner } from "@/lib/members/lock-memberships";
import { type PlaceOfMember, placesOfMember, refuseTooFewManagers } from "@/lib/members/places-of-member";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { confirmPassword } from "./confirm-password";
import { erasePerson } from "./erase-person";
import { deleteAccountInput } from "./input";
import { accountDeletedMail } from "./mails";

/**
 * Ends every membership, each with its entry in its organisation's log, and erases the person. Refused while they are
 * the only owner of a team, or a project would be left with too few managers; they are named (product.md 3.11, 6.6, INV-03).
 */
export const deleteAccount = defineCommand({
  name: "delete_account",
  access: account,
  locks: "team",
  proof: "fresh",
  input: deleteAccountInput,
  prepare: ({ ctx, actor, input }) => confirmPassword(ctx, actor, input.password, "password"),
  async run({ tx, ctx, actor, input }) {
    const { userId, name, email, emailCanonical } = actor;
    if (parseEmailAddress(input.email)?.canonical !== emailCanonical) {
      throw invalid({ email: "type_email" }, { facts: { email } });
    }
    const mine = await lockMemberships(tx, userId);
    await refuseSoleOwner(tx, mine);
    const places: PlaceOfMember[] = [];
    for (const { organisationId, memberId, isDeleted } of mine)
      if (!isDeleted) places.push(...(await placesOfMember(tx, organisationId, memberId)));
    refuseTooFewManagers(places);
    const person = { id: userId, name, email };
    const ended: PlacedEvent[] = [];
    for (const { organisationId, memberId, role } of mine) {
      const { events } = await endMembership(tx, { organisationId, memberId, role, person }, "left");
      ended.push(...events.map((event) => placed(event, organisationId)));
    }
    for (const { organisationId } of mine.filter(({ kind }) => kind === "personal")) {
      await tx
        .update(organisations)
        .set({ name: "Deleted account", deletedAt: sql`now()` })
        .where(eq(organisations.id, organisationId));
    }
    const farewellId = ctx.ids.create("far");
    await tx.insert(farewells).values({ id: farewellId, name, address: emailCanonical });
    return {
      value: null,
      event: ended,
      messages: [accountDeletedMail({ farewellId })],
      // The entries about it name the person like every other, until this takes the names away from all of them.
      afterEvents: () => erasePerson(tx, { userId, emailCanonical }),
    };
  },
});
