import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { proposals } from "@/db/schema/proposals";
import { users } from "@/db/schema/users";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { endProposal } from "./end-proposal";
import { proposalInput } from "./input";

/** Takes a proposal back, whichever manager of the project made it. */
export const withdrawProposal = defineCommand({
  name: "withdraw_proposal",
  access: inProject("manage_service"),
  locks: "team",
  input: proposalInput,
  async run({ tx, project, input: { proposalId } }) {
    const [found] = await tx
      .select({ kind: proposals.kind, memberId: members.id, userId: users.id, name: users.name, email: users.email })
      .from(proposals)
      .innerJoin(projectMembers, eq(projectMembers.id, proposals.projectMemberId))
      .innerJoin(members, eq(members.id, projectMembers.memberId))
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(proposals.projectId, project.id), eq(proposals.id, proposalId)));
    if (!found) throw new Refusal("not_found");
    const { kind, memberId, userId, name, email } = found;
    await endProposal(tx, proposalId, "withdrawn");
    const details = { project: named(project), userId, proposalId, kind };
    return { value: null, event: auditEvent("proposal.withdrawn", memberId, details, { id: userId, name, email }) };
  },
});
