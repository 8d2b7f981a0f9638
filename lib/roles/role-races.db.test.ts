import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { inviteMember } from "@/lib/invitations/invite-member";
import { Refusal } from "@/lib/kernel/refusal";
import { changeRole } from "@/lib/members/change-role";
import { editOrganisation } from "@/lib/organisations/edit-organisation";
import { brokenInvariants, logOf, untilSomebodyWaits } from "@/lib/testing/observe";
import { giveRole, plantRole } from "@/lib/testing/own-role";
import { memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { Context } from "@/lib/usecase/context";
import { createRole } from "./create-role";
import { deleteRole } from "./delete-role";
import { editRole } from "./edit-role";
import { getRole } from "./get-role";

const { olive, otto, adam, mia, vera, northwind } = cast;
const idOf = (who: typeof mia) => castMemberId(who, northwind);
const turns = Array.from({ length: 6 }, (_, turn) => turn);

let world: World;
let other: Context;
beforeAll(async () => {
  world = await openWorld({ connections: 6 });
  other = world.other;
});
beforeEach(async () => {
  const { sql } = world;
  await rejoin(sql, otto, northwind, "owner");
  await rejoin(sql, adam, northwind, "administrator");
  await rejoin(sql, mia, northwind, "technician");
  await rejoin(sql, vera, northwind, "read_only");
  await sql`delete from invitations`;
  await sql`update organisations set default_role = 'technician'`;
  await sql`delete from roles where organisation_id is not null`;
  await sql`delete from rate_limits`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const as = (who: typeof mia) => memberActor(world.sql, who, northwind);

/** Both at once, in either order of asking. */
async function race(turn: number, one: () => Promise<unknown>, another: () => Promise<unknown>) {
  const both = turn % 2 ? [one, another] : [another, one];
  const outcomes = await Promise.allSettled(both.map((act) => act()));
  const said = outcomes.map((each) => (each.status === "fulfilled" ? "done" : each.reason));
  for (const each of said) if (each !== "done" && !(each instanceof Refusal)) throw each;
  const [first, second] = turn % 2 ? said : said.toReversed();
  return { first, second } as { first: "done" | Refusal; second: "done" | Refusal };
}

const manage = ["team:view", "team:manage"];

test.each(turns)("giving a role away, and taking from the giver what it takes: turn %s", async (turn) => {
  const { sql, ctx } = world;
  const giver = await plantRole(sql, northwind, "Doorkeeper", [...manage, "ets:view"]);
  const given = await plantRole(sql, northwind, "Reader", ["ets:view"]);
  await giveRole(sql, idOf(mia), giver);
  await giveRole(sql, idOf(vera), "rol_member");
  const [asMia, asOlive] = [await as(mia), await as(olive)];
  const { seen } = await getRole(ctx, asOlive, { roleId: giver });
  const { first, second } = await race(
    turn,
    () => changeRole(ctx, asMia, { memberId: idOf(vera), role: given }),
    () => editRole(other, asOlive, { roleId: giver, seen, label: "Doorkeeper", sentence: "", permissions: manage }),
  );
  expect(second).toBe("done");
  const [row] = await sql`select role_id from members where id = ${idOf(vera)}`;
  expect(row).toEqual({ role_id: first === "done" ? given : "rol_member" });
  if (first !== "done") expect(first).toMatchObject({ code: "forbidden", reason: "outranked" });
  // Given while it was held, never afterwards.
  const actions = (await logOf(sql, northwind.id)).map(({ action }) => action);
  expect(actions.filter((each) => each !== "access.denied").slice(0, first === "done" ? 2 : 1)).toEqual(
    first === "done" ? ["role.edited", "member.role_changed"] : ["role.edited"],
  );
});

test.each(turns)(
  "deleting a role while somebody is given it, invited to it, or makes it the default: turn %s",
  async (turn) => {
    const { sql, ctx } = world;
    const [asAdam, asOlive] = [await as(adam), await as(olive)];
    const settings = { name: northwind.name, slug: northwind.slug, timeZone: "Europe/London", approvedDomains: [] };
    const uses: readonly ((role: string) => Promise<unknown>)[] = [
      (role) => changeRole(ctx, asAdam, { memberId: idOf(vera), role }),
      (role) => inviteMember(ctx, asAdam, { email: `guest-${turn}@example.com`, role }),
      (defaultRole) => editOrganisation(ctx, asAdam, { ...settings, defaultRole }),
    ];
    for (const [index, use] of uses.entries()) {
      const role = await plantRole(sql, northwind, `Watch ${index}`, ["team:view"]);
      const { first, second } = await race(
        turn,
        () => use(role),
        () => deleteRole(other, asOlive, { roleId: role }),
      );
      // One of the two, never both and never neither.
      expect([first, second].filter((each) => each === "done")).toHaveLength(1);
      if (first !== "done") expect(first).toMatchObject({ code: "invalid" });
      if (second !== "done") expect(["role_in_use", "default_role"]).toContain(second.reason);
      expect(await brokenInvariants(sql)).toEqual({});
    }
  },
);

test("of many who make a role of one name at once, one does", async () => {
  const { ctx, sql } = world;
  const [asOlive, asOtto] = [await as(olive), await as(otto)];
  const given = { label: "Night watch", sentence: "", permissions: ["team:view"] };
  const outcomes = await Promise.allSettled(
    turns.map((turn) => (turn % 2 ? createRole(ctx, asOlive, given) : createRole(other, asOtto, given))),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sql`select 1 from roles where organisation_id = ${northwind.id}`).toHaveLength(1);
});

test.each(turns)("of two owners who change a role at once one is told to look again: turn %s", async (turn) => {
  const { ctx, sql } = world;
  const roleId = await plantRole(sql, northwind, "Watch", ["team:view"]);
  const [asOlive, asOtto] = [await as(olive), await as(otto)];
  const { seen } = await getRole(ctx, asOlive, { roleId });
  const shared = { roleId, seen, label: "Watch" };
  const { first, second } = await race(
    turn,
    () => editRole(ctx, asOlive, { ...shared, sentence: "Olive's", permissions: ["team:view", "ets:view"] }),
    () => editRole(other, asOtto, { ...shared, sentence: "Otto's", permissions: ["team:view", "device:view"] }),
  );
  const late = [first, second].filter((each) => each !== "done");
  expect(late).toMatchObject([{ code: "conflict", reason: "changed_meanwhile" }]);
  const [row] = await sql`select sentence from roles where id = ${roleId}`;
  expect(row).toEqual({ sentence: first === "done" ? "Olive's" : "Otto's" });
});

test("whoever changes a role waits for its holders and keeps nobody from writing to the log meanwhile", async () => {
  const { ctx, sql } = world;
  const roleId = await plantRole(sql, northwind, "Doorkeeper", manage);
  const asOlive = await as(olive);
  const { seen } = await getRole(ctx, asOlive, { roleId });
  let editing: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    // As a command of somebody who holds it.
    await tx`select 1 from roles where id = ${roleId} for share`;
    editing = editRole(ctx, asOlive, { roleId, seen, label: "Doorkeeper", sentence: "New.", permissions: manage });
    await untilSomebodyWaits(sql);
    // What a row that hangs on the organisation asks for: with a stronger lock the two would wait crosswise.
    await tx`select 1 from organisations where id = ${northwind.id} for key share nowait`;
  });
  expect(await editing).toEqual({ label: "Doorkeeper" });
});
