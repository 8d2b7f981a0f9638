import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { readRole } from "@/lib/roles/read-roles";
import { invitee } from "@/lib/usecase/access/invitee";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { deadBecause, isTheirs, mayDecline, stepBeforeJoining } from "./rules";

/** What the accept page shows to whoever holds the link, or to the person whose address was invited. */
export const getInvitation = defineQuery({
  name: "get_invitation",
  access: invitee,
  input: nothing,
  async run(scene) {
    const { tx, organisation, invitation, isPastItsTime, actor } = scene;
    const role = await readRole(tx, invitation.roleId);
    const [inviter] = await tx.select({ name: users.name }).from(users).where(eq(users.id, invitation.invitedBy));
    return {
      id: invitation.id,
      organisationName: organisation.name,
      organisationSlug: organisation.slug,
      email: invitation.email,
      name: invitation.name,
      message: invitation.message,
      expiresAt: invitation.expiresAt.toISOString(),
      roleLabel: role.label,
      roleSentence: role.sentence,
      inviterName: inviter?.name ?? null,
      dead: deadBecause(invitation, isPastItsTime),
      signedInAs: actor.user?.email ?? null,
      /** What two-factor authentication asks for before Accept, if anything. */
      stepBefore: stepBeforeJoining(scene),
      isForYou: isTheirs(scene),
      mayDecline: mayDecline(scene),
    };
  },
});

export type InvitationView = Awaited<ReturnType<typeof getInvitation>>;
