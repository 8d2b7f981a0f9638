import { beforeEach, expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { plantCase } from "@/lib/testing/plant-case";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Member, Stage } from "@/lib/testing/stage";
import type { ProjectActor } from "@/lib/usecase/claims";
import { assignCase } from "./assign-case";
import { commentOnCase } from "./comment-on-case";
import { createCase } from "./create-case";
import { deleteCase } from "./delete-case";
import { pickUpCase } from "./pick-up-case";
import { reopenCase } from "./reopen-case";
import { resolveCase } from "./resolve-case";

const { world, raise } = openProjectStages();
const turns = Array.from({ length: 6 }, (_, turn) => turn);

let stage: Stage;
let kofi: Member;
let asKofi: ProjectActor;
let asOwner: ProjectActor;
beforeEach(async () => {
  stage = await raise();
  kofi = await stage.join("service");
  asOwner = await stage.asInProject(stage.owner);
  asKofi = { ...(await stage.as(kofi)), projectId: asOwner.projectId };
});

const plant = (given: Parameters<typeof plantCase>[2] = {}) => plantCase(world.sql, asOwner.projectId, given);
const stateOf = async (caseId: string) => {
  const [row] = await world.sql`select state, assignee_id from service_cases where id = ${caseId}`;
  return row;
};

/** Both at once, on two connections, in either order of asking. Anything but a refusal is a fault. */
async function race(turn: number, one: () => Promise<unknown>, another: () => Promise<unknown>) {
  const both = turn % 2 ? [one, another] : [another, one];
  const outcomes = await Promise.allSettled(both.map((act) => act()));
  const said = outcomes.map((each) => (each.status === "fulfilled" ? "done" : each.reason));
  for (const each of said) if (each !== "done" && !(each instanceof Refusal)) throw each;
  const [first, second] = turn % 2 ? said : said.toReversed();
  return { first, second } as { first: "done" | Refusal; second: "done" | Refusal };
}

test.each(turns)("of two who pick up a case at once one has it, and the other reads who, turn %s", async (turn) => {
  const { caseId } = await plant();
  const { first, second } = await race(
    turn,
    () => pickUpCase(world.ctx, asKofi, { caseId }),
    () => pickUpCase(world.other, asOwner, { caseId }),
  );
  const late = [first, second].filter((each) => each !== "done");
  const name = first === "done" ? kofi.name : stage.owner.name;
  expect(late).toMatchObject([{ code: "conflict", reason: "somebodys", facts: { name } }]);
  expect(await stateOf(caseId)).toMatchObject({ state: "in_progress" });
});

test.each(turns)("of two who resolve it at once one is told that it is resolved, turn %s", async (turn) => {
  const { caseId } = await plant();
  const { first, second } = await race(
    turn,
    () => resolveCase(world.ctx, asKofi, { caseId, comment: null }),
    () => resolveCase(world.other, asOwner, { caseId, comment: null }),
  );
  expect([first, second].filter((each) => each !== "done")).toMatchObject([{ reason: "resolved" }]);
});

test.each(turns)("picked up while it is resolved, it is resolved in the end, turn %s", async (turn) => {
  const { caseId } = await plant();
  const { first, second } = await race(
    turn,
    () => pickUpCase(world.ctx, asKofi, { caseId }),
    () => resolveCase(world.other, asOwner, { caseId, comment: null }),
  );
  expect(second).toBe("done");
  if (first !== "done") expect(first).toMatchObject({ reason: "resolved" });
  expect(await stateOf(caseId)).toEqual({ state: "resolved", assignee_id: first === "done" ? kofi.memberId : null });
});

test.each(turns)("assigned to somebody who is being removed, it is open in the end, turn %s", async (turn) => {
  const { caseId } = await plant();
  const { memberId, name } = kofi;
  const asManager = await stage.asManager();
  const { first, second } = await race(
    turn,
    () => assignCase(world.ctx, asOwner, { caseId, memberId }),
    () => removeMember(world.other, asManager, { memberId, confirmation: name }),
  );
  expect(second).toBe("done");
  if (first !== "done") expect(first).toMatchObject({ code: "not_found" });
  expect(await stateOf(caseId)).toEqual({ state: "open", assignee_id: null });
});

test.each(turns)(
  "picked up in one window while one leaves in another, it is open in the end, turn %s",
  async (turn) => {
    const { caseId } = await plant();
    const asMember = await stage.as(kofi);
    const { second } = await race(
      turn,
      () => pickUpCase(world.ctx, asKofi, { caseId }),
      () => leaveOrganisation(world.other, asMember, {}),
    );
    expect(second).toBe("done");
    expect(await stateOf(caseId)).toEqual({ state: "open", assignee_id: null });
  },
);

test.each(turns)("reopened while whose it was is being removed, it is open in the end, turn %s", async (turn) => {
  const { memberId, name } = kofi;
  const { caseId } = await plant({ assigneeId: memberId, isResolved: true });
  const asManager = await stage.asManager();
  const { first, second } = await race(
    turn,
    () => reopenCase(world.ctx, asOwner, { caseId }),
    () => removeMember(world.other, asManager, { memberId, confirmation: name }),
  );
  expect([first, second]).toEqual(["done", "done"]);
  expect(await stateOf(caseId)).toEqual({ state: "open", assignee_id: null });
});

test.each(turns)("commented on while it is deleted, it is gone in the end, turn %s", async (turn) => {
  const { caseId } = await plant();
  const { first, second } = await race(
    turn,
    () => commentOnCase(world.ctx, asKofi, { caseId, comment: "Seen." }),
    () => deleteCase(world.other, asOwner, { caseId }),
  );
  expect(second).toBe("done");
  if (first !== "done") expect(first).toMatchObject({ code: "not_found" });
  expect(await stateOf(caseId)).toBeUndefined();
});

test.each(turns)("of two that are opened at once each has a number of its own, turn %s", async (turn) => {
  const text = { title: "Relay 3", description: "Nothing.", isMine: false };
  await race(
    turn,
    () => createCase(world.ctx, asKofi, text),
    () => createCase(world.other, asOwner, text),
  );
  const rows = await world.sql`select number from service_cases where project_id = ${asOwner.projectId} order by 1`;
  expect(rows.map(({ number }) => number)).toEqual([1, 2]);
});
