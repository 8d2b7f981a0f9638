import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { projects } from "@/db/schema/projects";
import { goLiveRequests } from "@/db/schema/requests";
import { users } from "@/db/schema/users";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { listGoLiveRequestsInput } from "./input";

const requestsPerPage = 50;

/** The requests to go live that wait for a platform admin, because nobody of their organisation may decide them; the oldest first. */
export const listGoLiveRequests = defineQuery({
  name: "list_go_live_requests",
  access: platform,
  input: listGoLiveRequestsInput,
  async run({ tx, input }) {
    const cursor = readCursor(input.after, "oldest");
    const rows = await tx
      .select({
        id: goLiveRequests.id,
        createdAt: goLiveRequests.createdAt,
        projectName: projects.name,
        organisationName: organisations.name,
        requesterName: users.name,
      })
      .from(goLiveRequests)
      .innerJoin(projects, and(eq(projects.id, goLiveRequests.projectId), isNull(projects.deletedAt)))
      .innerJoin(
        organisations,
        and(eq(organisations.id, goLiveRequests.organisationId), isNull(organisations.deletedAt)),
      )
      .leftJoin(users, eq(users.id, goLiveRequests.requestedBy))
      .where(
        and(
          eq(goLiveRequests.state, "pending"),
          sql`not (${organisations.mayApproveOwnGoLive} and exists (select 1 from members m
            where m.organisation_id = ${goLiveRequests.organisationId} and m.can_make_services_live
              and m.user_id <> ${goLiveRequests.requestedBy}))`,
          cursor ? gt(goLiveRequests.id, cursor.id) : undefined,
        ),
      )
      .orderBy(asc(goLiveRequests.id))
      .limit(requestsPerPage + 1);
    const { page, next } = pageOf(rows, requestsPerPage, ({ id }) => ({ sort: "oldest", value: "", id }));
    return { requests: page.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })), next };
  },
});

export type GoLiveRow = Awaited<ReturnType<typeof listGoLiveRequests>>["requests"][number];
