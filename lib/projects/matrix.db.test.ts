import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import { roleKeys } from "@/lib/permissions/table";
import { everyAct } from "@/lib/testing/every-act";
import { brokenInvariants, refusesUnwritten } from "@/lib/testing/observe";
import { plantGrants } from "@/lib/testing/plant-project";
import { openStages, type Stage } from "@/lib/testing/stage";
import { joinTeam } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";

/**
 * Project permission x role in the organisation x command, every cell (AZ-02, AZ-08). What is expected is read off
 * product.md 6.2, and from nothing that the product computes with.
 */
const impliedBy = (role: string): readonly ProjectPermission[] =>
  role === "owner" || role === "administrator" ? ["manage_service", "view_activity", "manage_templates"] : [];

let world: World;
let openStage: () => Promise<Stage>;
beforeAll(async () => {
  world = await openWorld({ connections: 2 });
  openStage = openStages(world);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const inProjects = everyAct.filter(({ kind, access }) => kind === "command" && access.name === "project");
const byPermission = inProjects.filter(({ access }) => access.projectPermission);

/** Gives whoever acts another role and other grants in their project. */
async function become(
  { userId, organisationId, projectId }: ProjectActor,
  role: string,
  may: readonly ProjectPermission[],
) {
  const memberId = await joinTeam(world.sql, { userId }, { id: organisationId }, role);
  await plantGrants(world.sql, projectId, memberId, may);
}

test("commands that ask for a permission in the project are found", () => {
  expect(byPermission.length).toBeGreaterThan(5);
});

test.each(byPermission.map((act, index) => ({ act, index, name: act.name })))(
  "$name is done by whoever holds its permission in the project, and by nobody else",
  async ({ act, index }) => {
    const needed = act.access.projectPermission;
    if (!needed) throw new Error("not among those that ask for one");
    const sets: Readonly<Record<string, readonly ProjectPermission[]>> = {
      none: [],
      "all but it": projectPermissionKeys.filter((key) => key !== needed),
      all: projectPermissionKeys,
    };
    const untouched = await act.arrange(await openStage());
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    let allowed = 0;
    for (const role of roleKeys) {
      for (const [word, may] of Object.entries(sets)) {
        const isAllowed = may.includes(needed) || impliedBy(role).includes(needed);
        // Each takes rows of its own, so each command tries another third of them; what is refused is tried by all.
        if (isAllowed) allowed += 1;
        if (isAllowed && (allowed + index) % 3 !== 0) continue;
        // What is refused leaves the rows as they were, so that one arrangement does for all who may not.
        const { claim, run, apart } = isAllowed ? await act.arrange(await openStage()) : untouched;
        await become(claim as ProjectActor, role, may);
        expected[`${role}, ${word}`] = isAllowed ? "allowed" : "forbidden: lacks_permission";
        found[`${role}, ${word}`] = isAllowed
          ? await run().then(() => "allowed")
          : (await refusesUnwritten(world.sql, run, apart)).message;
      }
    }
    expect(found).toEqual(expected);
  },
);

test.each(inProjects)(
  "$name finds no project of another team in the same organisation, and none by chance",
  async (act) => {
    const { claim, run, apart } = await act.arrange(await openStage());
    const actor = claim as ProjectActor;
    const [other] = await world.sql<{ id: string }[]>`insert into projects (id, organisation_id, name, created_by)
    values (${`prj_other${actor.projectId.slice(-10)}`}, ${actor.organisationId}, 'Another', 'usr_nobody') returning id`;
    await joinTeam(world.sql, actor, { id: actor.organisationId }, "member");
    for (const projectId of [other?.id ?? "", "prj_nothing"]) {
      const refusal = await refusesUnwritten(world.sql, () => run({ claim: { ...actor, projectId } }), apart);
      expect(refusal.message).toBe("not_found");
    }
  },
);
