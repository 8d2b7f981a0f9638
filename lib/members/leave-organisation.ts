import { teamMember } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { endMembership } from "./end-membership";
import { countOwners } from "./lock-member";
import { placesOfMember, refuseTooFewManagers } from "./places-of-member";
import { refuseWithoutOwner } from "./rules";

/** A member may leave by themselves, unless that leaves no owner, or a project with too few managers (product.md 4.9, 6.6). */
export const leaveOrganisation = defineCommand({
  name: "leave_organisation",
  access: teamMember,
  locks: "team",
  // Whoever cannot or will not set up a second factor may still go (product.md 4.11).
  waives: ["set_up_two_factor", "second_step"],
  input: nothing,
  async run({ tx, organisation, actor }) {
    // The private account goes with the account, not before.
    refuseWithoutOwner(actor.role, await countOwners(tx, organisation.id));
    const { memberId, userId, name, email, role } = actor;
    refuseTooFewManagers(await placesOfMember(tx, organisation.id, memberId));
    const person = { id: userId, name, email };
    const membership = { organisationId: organisation.id, memberId, role, person };
    return {
      value: { organisationName: organisation.name },
      event: (await endMembership(tx, membership, "left")).events,
    };
  },
});
