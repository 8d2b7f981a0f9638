import { describe, expect, test } from "vitest";
import { removeMember } from "@/lib/members/remove-member";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import { logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { plantPlace } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Member, Stage } from "@/lib/testing/stage";
import type { ProjectActor } from "@/lib/usecase/claims";
import { editProjectMember } from "./edit-project-member";
import { getProjectMember } from "./get-project-member";
import { leaveProject } from "./leave-project";
import { projectAccessChangedMail, projectMemberRemovedMail } from "./mails";
import { removeProjectMember } from "./remove-project-member";

const { world, raise, managed, storedOf } = openProjectStages();

interface Team {
  readonly stage: Stage;
  readonly manager: Member;
  readonly claim: ProjectActor;
  /** Somebody else in it, as an actor too. */
  readonly add: (
    may: readonly ProjectPermission[],
    role?: string,
  ) => Promise<{ readonly who: Member; readonly claim: ProjectActor }>;
}

/** A project on trial with one manager, who is nothing else in the organisation. */
async function team(may?: readonly ProjectPermission[]): Promise<Team> {
  const given = await managed(may);
  const { stage, claim } = given;
  return {
    ...given,
    add: async (held, role = "member") => {
      const who = await stage.join(role);
      await plantPlace(world.sql, claim.projectId, who.memberId, held);
      return { who, claim: { ...(await stage.as(who)), projectId: claim.projectId } };
    },
  };
}

const goLive = ({ claim }: Team) => world.sql`update projects set went_live_at = now() where id = ${claim.projectId}`;

async function managersOf({ projectId }: ProjectActor): Promise<number> {
  const rows = await world.sql`select project_member_id from project_grants where project_id = ${projectId}
    and permission in ('manage_users', 'manage_settings') group by 1 having count(*) = 2`;
  return rows.length;
}

const edit = (ctx: Stage["ctx"], claim: ProjectActor, who: { userId: string }, permissions: ProjectPermission[]) =>
  editProjectMember(ctx, claim, { personId: who.userId, permissions, folders: [] });

describe("a manager", () => {
  test("changes what somebody may do at once; the log has the true before and after, and the person hears of it", async () => {
    const { stage, claim, add } = await team();
    const { who } = await add(["view_activity"]);
    await edit(stage.ctx, claim, who, ["send_messages"]);
    expect(await storedOf(claim, who)).toEqual(["send_emails", "send_letters", "send_texts"]);
    const [event] = await world.sql<{ body: string }[]>`
      select body from audit_events where organisation_id = ${stage.team.id} and action = 'project_member.edited'`;
    expect(JSON.parse(event?.body ?? "{}").details).toMatchObject({
      before: ["view_activity"],
      after: ["send_messages"],
      stored: { before: ["view_activity"], after: ["send_texts", "send_emails", "send_letters"] },
    });
    const told = await queued(world.sql, projectAccessChangedMail);
    expect(told.filter(({ userId }) => userId === who.userId)).toHaveLength(1);
  });

  test("drops no part of a permission that the form did not show as held", async () => {
    const { stage, claim, add } = await team();
    const { who } = await add(["view_activity", "send_messages"]);
    await world.sql`delete from project_grants where project_id = ${claim.projectId} and permission = 'send_letters'`;
    await edit(stage.ctx, claim, who, ["manage_templates"]);
    expect(await storedOf(claim, who)).toEqual(["manage_templates", "send_emails", "send_texts"]);
  });

  test("gives nobody what they lack themselves, and leaves what is there", async () => {
    const { stage, claim, add } = await team(["manage_service"]);
    const { who } = await add(["manage_api_keys"]);
    const act = () => edit(stage.ctx, claim, who, ["manage_api_keys", "send_messages"]);
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "forbidden", reason: "lacks_given" });
    await edit(stage.ctx, claim, who, ["manage_api_keys", "manage_service"]);
    expect(await storedOf(claim, who)).toEqual(["manage_api_keys", "manage_settings", "manage_users"]);
  });

  test("ticks further boxes for themselves", async () => {
    const { stage, claim, manager } = await team(["manage_service"]);
    await edit(stage.ctx, claim, manager, ["manage_service", "manage_api_keys"]);
    expect(await storedOf(claim, manager)).toContain("manage_api_keys");
  });

  test("who is owner or administrator gets the keys from another manager only", async () => {
    for (const role of ["owner", "administrator"]) {
      const { stage, claim, add } = await team();
      const { who, claim: own } = await add(["manage_service"], role);
      const act = () => edit(stage.ctx, own, who, ["manage_service", "manage_api_keys"]);
      expect(await refusesUnwritten(world.sql, act), role).toMatchObject({ reason: "keys_by_another" });
      await edit(stage.ctx, own, who, ["manage_service", "send_messages"]);
      await edit(stage.ctx, claim, who, ["manage_service", "manage_api_keys"]);
      expect(await storedOf(claim, who)).toContain("manage_api_keys");
    }
  });

  test("saves nothing over what somebody else has changed meanwhile", async () => {
    const { stage, claim, add } = await team();
    const { who } = await add(["view_activity"]);
    const { seen } = await getProjectMember(stage.ctx, claim, { personId: who.userId });
    await edit(stage.ctx, claim, who, ["manage_templates"]);
    const late = () =>
      editProjectMember(stage.ctx, claim, { personId: who.userId, permissions: [], folders: [], seen });
    expect(await refusesUnwritten(world.sql, late)).toMatchObject({ reason: "changed_meanwhile" });
  });

  test("removes somebody, who stays in the organisation and hears of it", async () => {
    const { stage, claim, add } = await team();
    const { who } = await add(["manage_service"]);
    await removeProjectMember(stage.ctx, claim, { personId: who.userId });
    expect(await storedOf(claim, who)).toEqual([]);
    expect(await world.sql`select 1 from members where id = ${who.memberId}`).toHaveLength(1);
    expect((await logOf(world.sql, stage.team.id))[0]).toMatchObject({ action: "project_member.removed" });
    const told = await queued(world.sql, projectMemberRemovedMail);
    expect(told.filter(({ userId }) => userId === who.userId)).toHaveLength(1);
  });

  test("does not reach people of other projects and organisations", async () => {
    const { stage, claim } = await team();
    const [other, elsewhere] = [await stage.join("member"), await raise()];
    await stage.asInProject(other, undefined, "Second");
    for (const who of [other, elsewhere.owner]) {
      const acts = [
        () => edit(stage.ctx, claim, who, []),
        () => removeProjectMember(stage.ctx, claim, { personId: who.userId }),
      ];
      for (const act of acts) expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "not_found" });
    }
  });
});

describe("the floor", () => {
  test("on trial the last manager is neither removed by an owner, nor demoted, nor gone", async () => {
    const { stage, claim, manager } = await team();
    const owner: ProjectActor = { ...(await stage.asOwner()), projectId: claim.projectId };
    const acts = [
      () => removeProjectMember(stage.ctx, owner, { personId: manager.userId }),
      () => edit(stage.ctx, owner, manager, ["view_activity"]),
      () => edit(stage.ctx, claim, manager, ["view_activity"]),
      () => leaveProject(stage.ctx, claim, {}),
    ];
    for (const act of acts)
      expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "conflict", reason: "last_manager" });
  });

  test("a live project keeps two, and somebody who does not manage may always go", async () => {
    const all = await team();
    const { stage, claim, add } = all;
    const second = await add(["manage_service"]);
    const reader = await add(["view_activity"]);
    await goLive(all);
    for (const act of [
      () => removeProjectMember(stage.ctx, claim, { personId: second.who.userId }),
      () => leaveProject(stage.ctx, second.claim, {}),
    ])
      expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "conflict", reason: "two_managers" });
    await leaveProject(stage.ctx, reader.claim, {});
    await add(["manage_service"]);
    await leaveProject(stage.ctx, second.claim, {});
    expect(await managersOf(claim)).toBe(2);
  });
});

describe("on two connections, ten times each,", () => {
  const rounds = Array.from({ length: 10 }, (_, round) => round);
  const other = (stage: Stage): Stage["ctx"] => ({ ...world.other, request: stage.ctx.request });

  test("two managers who remove each other leave one", async () => {
    for (const round of rounds) {
      const { stage, claim, manager, add } = await team();
      const second = await add(["manage_service"]);
      const outcomes = await Promise.allSettled([
        removeProjectMember(stage.ctx, claim, { personId: second.who.userId }),
        removeProjectMember(other(stage), second.claim, { personId: manager.userId }),
      ]);
      expect(
        outcomes.filter(({ status }) => status === "fulfilled"),
        `${round}`,
      ).toHaveLength(1);
      expect(await managersOf(claim)).toBe(1);
    }
  }, 60_000);

  test("one manager leaves while the other is demoted: one of the two happens", async () => {
    for (const round of rounds) {
      const { stage, claim, add } = await team();
      const second = await add(["manage_service"]);
      const owner: ProjectActor = { ...(await stage.asOwner()), projectId: claim.projectId };
      const outcomes = await Promise.allSettled([
        leaveProject(stage.ctx, claim, {}),
        edit(other(stage), owner, second.who, []),
      ]);
      expect(
        outcomes.filter(({ status }) => status === "fulfilled"),
        `${round}`,
      ).toHaveLength(1);
      expect(await managersOf(claim)).toBe(1);
    }
  }, 60_000);

  test("one manager leaves while the organisation removes the other: the removal always happens", async () => {
    for (const round of rounds) {
      const { stage, claim, add } = await team();
      const second = await add(["manage_service"]);
      const [left, removed] = await Promise.allSettled([
        leaveProject(stage.ctx, claim, {}),
        removeMember(other(stage), await stage.asOwner(), {
          memberId: second.who.memberId,
          confirmation: second.who.name,
        }),
      ]);
      expect(removed.status, `${round}`).toBe("fulfilled");
      // The organisation's removal is not stopped by a project; whoever came first found another manager there.
      expect(await managersOf(claim)).toBe(left.status === "fulfilled" ? 0 : 1);
      if (left.status === "rejected") expect(left.reason).toMatchObject({ reason: "last_manager" });
    }
  }, 60_000);

  test("a manager leaves while the project becomes live: never live with one manager who was let go afterwards", async () => {
    for (const round of rounds) {
      const { stage, claim, add } = await team();
      const second = await add(["manage_service"]);
      await world.sql.begin(async (tx) => {
        await tx`select 1 from organisations where id = ${stage.team.id} for no key update`;
        await tx`update projects set went_live_at = now() where id = ${claim.projectId}`;
      });
      const act = () => leaveProject(other(stage), second.claim, {});
      expect(await refusesUnwritten(world.sql, act), `${round}`).toMatchObject({ reason: "two_managers" });
    }
  }, 60_000);
});
