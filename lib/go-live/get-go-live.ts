import { desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { goLiveRequests } from "@/db/schema/requests";
import { users } from "@/db/schema/users";
import { named } from "@/lib/kernel/named";
import { anyInProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { byPlatform } from "./by-platform";
import { type GoLiveFacts, goLiveFacts } from "./go-live-facts";
import { whoApproves } from "./who-approves";

const shown = 5;

const decider = alias(users, "decider");

/** Where a project stands on its way from trial to live: what it has, what is missing, who decides, and what was asked and answered. */
export const getGoLive = defineQuery({
  name: "get_go_live",
  access: anyInProject,
  input: nothing,
  async run({ tx, organisation, project, actor }) {
    const [found] = await tx.execute<{ facts: GoLiveFacts }>(sql`select ${goLiveFacts(sql`${project.id}`)} as facts`);
    const rows = await tx
      .select({
        id: goLiveRequests.id,
        state: goLiveRequests.state,
        reason: goLiveRequests.reason,
        answer: goLiveRequests.answer,
        createdAt: goLiveRequests.createdAt,
        endedAt: goLiveRequests.endedAt,
        requestedBy: goLiveRequests.requestedBy,
        requesterName: users.name,
        deciderName: decider.name,
        decidedByPlatform: byPlatform(goLiveRequests),
      })
      .from(goLiveRequests)
      .leftJoin(users, eq(users.id, goLiveRequests.requestedBy))
      .leftJoin(decider, eq(decider.id, goLiveRequests.endedBy))
      .where(eq(goLiveRequests.projectId, project.id))
      .orderBy(desc(goLiveRequests.id))
      .limit(shown);
    const requests = rows.map(({ createdAt, endedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    }));
    const waiting = requests.find(({ state }) => state === "pending") ?? null;
    const approvers = await whoApproves(tx, organisation.id, waiting?.requestedBy ?? actor.userId);
    return {
      slug: organisation.slug,
      project: named(project),
      wentLiveAt: project.wentLiveAt?.toISOString() ?? null,
      facts: found?.facts ?? { managers: 0, templates: 0, emailSenders: 0, textSenders: 0 },
      /** Of the organisation; nobody: a platform admin decides. */
      approvers: approvers.map(({ name }) => name),
      waiting,
      earlier: requests.filter(({ state }) => state !== "pending"),
      mayAsk: actor.may.has("manage_service"),
      mayDecide: waiting !== null && approvers.some(({ userId }) => userId === actor.userId),
    };
  },
});

export type GoLiveView = Awaited<ReturnType<typeof getGoLive>>;
