import { and, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { projectMembers, projects } from "@/db/schema/projects";
import { proposals } from "@/db/schema/proposals";
import { users } from "@/db/schema/users";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";
import { kindLabels } from "./labels";
import { readProposals } from "./read-proposals";

/** Says that something is proposed, not what: that stands on the person's own page, behind their sign-in. */
export const changeProposedMail = defineMail({
  name: "change_proposed",
  ids: z.strictObject({ userId: id, proposalId: id }),
  subject: "A change of your Rollcall account was proposed",
  template: () => import("@/emails/change-proposed"),
  async compose(tx, { userId, proposalId }, { appUrl }) {
    const proposal = (await readProposals(tx, userId)).find((each) => each.id === proposalId);
    const [person] = await tx
      .select({ name: users.name, address: users.emailCanonical })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.archivedAt)));
    if (!proposal || !person) return null;
    return {
      to: person,
      props: {
        name: person.name,
        proposerName: proposal.proposer.name,
        organisationName: proposal.organisation.name,
        projectName: proposal.project.name,
        what: kindLabels[proposal.kind],
        until: spellOut(new Date(proposal.expiresAt)),
        profileUrl: `${appUrl}/profile`,
      },
    };
  },
});

export const proposalAnsweredMail = defineMail({
  name: "proposal_answered",
  ids: z.strictObject({ proposalId: id }),
  subject: "Your proposal on Rollcall was answered",
  template: () => import("@/emails/proposal-answered"),
  async compose(tx, { proposalId }, { appUrl }) {
    const person = alias(users, "person");
    const asking = alias(members, "asking");
    const [row] = await tx
      .select({
        kind: proposals.kind,
        state: proposals.state,
        personId: person.id,
        personName: person.name,
        organisationName: organisations.name,
        slug: organisations.slug,
        projectId: projects.id,
        projectName: projects.name,
        name: users.name,
        address: users.emailCanonical,
      })
      .from(proposals)
      .innerJoin(projectMembers, eq(projectMembers.id, proposals.projectMemberId))
      .innerJoin(members, eq(members.id, projectMembers.memberId))
      .innerJoin(person, eq(person.id, members.userId))
      .innerJoin(projects, and(eq(projects.id, proposals.projectId), isNull(projects.deletedAt)))
      .innerJoin(organisations, and(eq(organisations.id, proposals.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(users, and(eq(users.id, proposals.proposedBy), isNull(users.archivedAt)))
      .innerJoin(asking, and(eq(asking.organisationId, organisations.id), eq(asking.userId, users.id)))
      .where(and(eq(proposals.id, proposalId), inArray(proposals.state, ["confirmed", "declined"])));
    if (!row) return null;
    const { name, address, personName, organisationName, projectName } = row;
    return {
      to: { name, address },
      props: {
        name,
        personName,
        organisationName,
        projectName,
        what: kindLabels[row.kind],
        answer: row.state === "confirmed" ? "confirmed" : "declined",
        // A link or a code is still to come back before an address or a number is theirs.
        isChanged: row.kind === "sign_in_method",
        openUrl: `${appUrl}/orgs/${row.slug}/projects/${row.projectId}/users/${row.personId}`,
      },
    };
  },
});
