import { and, asc, eq } from "drizzle-orm";
import { joinRequests } from "@/db/schema/requests";
import { named } from "@/lib/kernel/named";
import { can } from "@/lib/permissions/can";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { findJoinable, refuseUnlessAsking } from "./find-joinable";
import { joinableProjectInput } from "./input";
import { listAskable } from "./list-askable";

/** For the page on which somebody asks to join a project: whom they may ask, and what they have asked already. */
export const getJoinableProject = defineQuery({
  name: "get_joinable_project",
  access: teamMember,
  input: joinableProjectInput,
  async run({ tx, organisation, actor, input: { projectId } }) {
    refuseUnlessAsking({ organisation });
    const { memberId, userId } = actor;
    const project = await findJoinable(tx, { organisationId: organisation.id, memberId }, projectId, false);
    const waiting = await tx
      .select({ id: joinRequests.id, asked: joinRequests.asked, createdAt: joinRequests.createdAt })
      .from(joinRequests)
      .where(
        and(
          eq(joinRequests.projectId, projectId),
          eq(joinRequests.memberId, memberId),
          eq(joinRequests.state, "pending"),
        ),
      )
      .orderBy(asc(joinRequests.id));
    const asked = new Set(waiting.flatMap((request) => request.asked));
    // Addresses are for those who see the team.
    const seesTeam = can(actor.permissions, "team:view");
    const askable = await listAskable(tx, organisation.id, projectId);
    return {
      slug: organisation.slug,
      project: named(project),
      isInTeam: project.isInTeam,
      /** Whom one may ask still, and whom one has asked. */
      people: askable
        .filter((each) => each.userId !== userId)
        .map(({ email, ...each }) => ({ ...each, email: seesTeam ? email : null, isAsked: asked.has(each.userId) })),
      waiting: waiting.map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })),
    };
  },
});

export type JoinableProject = Awaited<ReturnType<typeof getJoinableProject>>;
