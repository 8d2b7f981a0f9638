import { afterAll, beforeAll, expect } from "vitest";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import { brokenInvariants } from "./observe";
import { openStages, type Stage } from "./stage";
import { openWorld, type World } from "./world";

/**
 * What the tests of a project's team begin with: a database for their file, in which nothing contradicts anything else at the
 * end, stages on it, and a project that somebody manages.
 */
export function openProjectStages() {
  const world = {} as World;
  let raise: () => Promise<Stage>;
  beforeAll(async () => {
    Object.assign(world, await openWorld());
    raise = openStages(world);
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.sql)).toEqual({});
    await world.close();
  });
  return {
    /** Filled before the first test. */
    world,
    raise: () => raise(),

    /** A project on trial with one manager, who is a plain member of the organisation. */
    async managed(may?: readonly ProjectPermission[]) {
      const stage = await raise();
      const manager = await stage.join("member");
      return { stage, manager, claim: await stage.asInProject(manager, may) };
    },

    /** What is stored for somebody in a project, by name. */
    async storedOf({ projectId }: { readonly projectId: string }, { userId }: { readonly userId: string }) {
      const rows = await world.sql<{ permission: string }[]>`
        select g.permission from project_grants g join project_members p on p.id = g.project_member_id
        join members m on m.id = p.member_id where p.project_id = ${projectId} and m.user_id = ${userId} order by 1`;
      return rows.map(({ permission }) => permission);
    },
  };
}
