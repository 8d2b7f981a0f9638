import { describe, expect, test } from "vitest";
import { plantKey } from "@/lib/testing/factors";
import { logOf, queuedMessages, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantGrants, plantPlace, plantProject, plantProposal } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Member } from "@/lib/testing/stage";
import { castPassword } from "@/lib/testing/world";
import { confirmProposal } from "./confirm-proposal";
import { declineProposal } from "./decline-proposal";
import { listMyProposals } from "./list-my-proposals";
import { proposeChange } from "./propose-change";
import { withdrawProposal } from "./withdraw-proposal";

const { world, managed } = openProjectStages();

const byEmail = { kind: "sign_in_method", value: "email_auth" } as const;

/** A manager and a colleague in a project with email sign-in on. */
async function team() {
  const { stage, manager, claim } = await managed();
  const { sql, ctx } = stage;
  const colleague = await stage.join("member");
  const { projectId } = claim;
  await plantPlace(sql, projectId, colleague.memberId, ["view_activity"]);
  await sql`update projects set has_email_sign_in = true where id = ${projectId}`;
  const theirs = await stage.user(colleague);
  return {
    stage,
    manager,
    colleague,
    claim,
    theirs,
    propose: (change: { kind: string; value: string } = byEmail, about: Member = colleague) =>
      proposeChange(ctx, claim, { personId: about.userId, ...change }),
    plant: (change: Parameters<typeof plantProposal>[4] = byEmail) =>
      plantProposal(sql, projectId, colleague, manager, change),
    confirm: (proposalId: string, from = ctx) => confirmProposal(from, theirs, { proposalId, password: castPassword }),
    decline: (proposalId: string, from = ctx) => declineProposal(from, theirs, { proposalId }),
    withdraw: (proposalId: string, from = ctx) => withdrawProposal(from, claim, { proposalId }),
    mine: () => listMyProposals(ctx, theirs, {}),
  };
}

type Team = Awaited<ReturnType<typeof team>>;

const stateOf = async (id: string) => (await world.sql`select state, value from proposals where id = ${id}`)[0] ?? null;
const accountOf = async ({ colleague }: Team) =>
  (
    await world.sql`select sign_in_method as method, email_canonical as email, mobile from users
      where id = ${colleague.userId}`
  )[0];
const actionsOf = async ({ stage }: Team) => (await logOf(world.sql, stage.team.id)).map(({ action }) => action);

describe("a manager", () => {
  test("proposes, and nothing changes but that the person is asked and the log says what, not to what", async () => {
    const all = await team();
    const before = await accountOf(all);
    await all.propose({ kind: "email", value: "New.Name@elsewhere.example" });
    await all.propose({ kind: "mobile", value: "07700 900123" });
    await all.propose();
    expect(await accountOf(all)).toEqual(before);
    expect((await all.mine()).map(({ kind, shown }) => [kind, shown])).toEqual([
      ["sign_in_method", "Email link"],
      ["mobile", "+44 7700 900123"],
      ["email", "New.Name@elsewhere.example"],
    ]);
    const bodies = await world.sql<{ body: string }[]>`
      select body from audit_events where organisation_id = ${all.stage.team.id} and action = 'proposal.made'`;
    expect(bodies).toHaveLength(3);
    expect(JSON.stringify(bodies)).not.toMatch(/elsewhere|900123/);
  });

  test("has one of a kind open: a newer one takes its place", async () => {
    const all = await team();
    const older = await all.plant();
    await all.propose({ kind: "sign_in_method", value: "sms_auth" });
    expect((await all.mine()).map(({ shown }) => shown)).toEqual(["Text message"]);
    expect(await refusesUnwritten(world.sql, () => all.confirm(older))).toMatchObject({ code: "not_found" });
  });

  test("is told why something cannot be proposed, and nothing is written", async () => {
    const all = await team();
    const { sql } = world;
    const { team: organisation } = all.stage;
    const stranger = await all.stage.join("member");
    const keyed = await all.stage.join("member");
    await plantPlace(sql, all.claim.projectId, keyed.memberId, []);
    await plantKey(sql, keyed.userId, null);
    const refusals = [
      [() => all.propose(byEmail, all.manager), { code: "conflict", reason: "yourself" }],
      [() => all.propose(byEmail, stranger), { code: "not_found" }],
      [() => all.propose(byEmail, keyed), { code: "conflict", reason: "keys_stay" }],
      [() => all.propose({ kind: "sign_in_method", value: "password" }), { code: "invalid" }],
      [() => all.propose({ kind: "sign_in_method", value: "totp_auth" }), { code: "invalid" }],
      [() => all.propose({ kind: "name", value: "Nora" }), { code: "invalid" }],
      [() => all.propose({ kind: "email", value: "no address" }), { code: "invalid" }],
      [() => all.propose({ kind: "email", value: all.colleague.email }), { fields: { value: "so_already" } }],
      [() => all.propose({ kind: "mobile", value: "0207 946 0000" }), { code: "invalid" }],
      [() => all.propose({ kind: "mobile", value: "+1 201 555 0123" }), { code: "invalid" }],
    ] as const;
    for (const [act, refusal] of refusals) expect(await refusesUnwritten(sql, act)).toMatchObject(refusal);
    await sql`update organisations set approved_domains = '["stage.example"]' where id = ${organisation.id}`;
    const outside = () => all.propose({ kind: "email", value: "new@elsewhere.example" });
    expect(await refusesUnwritten(sql, outside)).toMatchObject({ fields: { value: "outside_domains" } });
    await sql`update projects set has_email_sign_in = false where id = ${all.claim.projectId}`;
    expect(await refusesUnwritten(sql, all.propose)).toMatchObject({ reason: "email_sign_in_off" });
  });

  test("withdraws what any manager proposed there, once, and nothing of another project", async () => {
    const all = await team();
    const id = await all.plant();
    const elsewhere = await all.stage.asInProject(all.manager, undefined, "Elsewhere");
    const from = () => withdrawProposal(all.stage.ctx, elsewhere, { proposalId: id });
    expect(await refusesUnwritten(world.sql, from)).toMatchObject({ code: "not_found" });
    await all.withdraw(id);
    expect(await stateOf(id)).toEqual({ state: "withdrawn", value: null });
    expect(await all.mine()).toEqual([]);
    expect(await refusesUnwritten(world.sql, () => all.withdraw(id))).toMatchObject({ reason: "answered_already" });
    expect(await refusesUnwritten(world.sql, () => all.confirm(id))).toMatchObject({ code: "not_found" });
    expect((await actionsOf(all))[0]).toBe("proposal.withdrawn");
  });
});

describe("the person", () => {
  test("confirms a sign-in method, which holds at once; whoever proposed it and they themselves are told", async () => {
    const all = await team();
    const id = await all.plant();
    await all.confirm(id);
    expect(await accountOf(all)).toMatchObject({ method: "email_auth" });
    expect(await stateOf(id)).toEqual({ state: "confirmed", value: null });
    const told = (await queuedMessages(world.sql)).filter(({ ids }) => ids.proposalId === id);
    expect(told.map(({ name }) => name)).toEqual(["proposal_answered"]);
    expect(await actionsOf(all)).toContain("proposal.confirmed");
    const events = await world.sql`select name from account_events where user_id = ${all.colleague.userId}`;
    expect(events.map(({ name }) => name)).toContain("sign_in_method.changed");
  });

  test("confirms an address with their password, and it is theirs only once its link is opened", async () => {
    const all = await team();
    const id = await all.plant({ kind: "email", value: "New@elsewhere.example" });
    const { theirs, stage } = all;
    const without = () => confirmProposal(stage.ctx, theirs, { proposalId: id });
    expect(await refusesUnwritten(world.sql, without)).toMatchObject({ fields: { password: "required" } });
    const wrong = () => confirmProposal(stage.ctx, theirs, { proposalId: id, password: "not my password at all" });
    expect(await refusesUnwritten(world.sql, wrong, ["password_attempts"])).toMatchObject({
      fields: { password: "wrong_password" },
    });
    const before = await accountOf(all);
    await all.confirm(id);
    expect(await accountOf(all)).toEqual(before);
    const waiting = await world.sql`select email_canonical as email, session_id as session, confirmed_at as at
      from email_changes where user_id = ${all.colleague.userId}`;
    expect([...waiting]).toEqual([{ email: "new@elsewhere.example", session: theirs.sessionId, at: null }]);
  });

  test("confirms a number, and it is theirs only once the code that came to it is entered in the same session", async () => {
    const all = await team();
    const id = await all.plant({ kind: "mobile", value: "+447700900124" });
    const before = await accountOf(all);
    await all.confirm(id);
    expect(await accountOf(all)).toEqual(before);
    const codes = await world.sql`select mobile, bound_to as bound from one_time_codes
      where user_id = ${all.colleague.userId} and purpose = 'mobile'`;
    expect([...codes]).toEqual([{ mobile: "+447700900124", bound: all.theirs.sessionId }]);
  });

  test("declines, and everything stays", async () => {
    const all = await team();
    const id = await all.plant();
    const before = await accountOf(all);
    await all.decline(id);
    expect(await accountOf(all)).toEqual(before);
    expect(await stateOf(id)).toEqual({ state: "declined", value: null });
    expect((await actionsOf(all))[0]).toBe("proposal.declined");
  });

  test("proves themselves freshly before a yes, and need not for a no", async () => {
    const all = await team();
    const id = await all.plant();
    await world.sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${all.theirs.sessionId}`;
    expect(await refusesUnwritten(world.sql, () => all.confirm(id))).toMatchObject({ reason: "step_up" });
    await all.decline(id);
  });

  test("cannot say yes to what they may not have: unproven texts, and what an organisation of theirs forbids", async () => {
    const { sql } = world;
    const texts = await team();
    const byText = await texts.plant({ kind: "sign_in_method", value: "sms_auth" });
    expect(await refusesUnwritten(sql, () => texts.confirm(byText))).toMatchObject({ reason: "not_set_up" });
    const strict = await team();
    const weaker = await strict.plant();
    await sql`update organisations set two_factor_from = now() where id = ${strict.stage.team.id}`;
    expect(await refusesUnwritten(sql, () => strict.confirm(weaker))).toMatchObject({ reason: "required_by" });
    const bound = await team();
    const outside = await bound.plant({ kind: "email", value: "new@elsewhere.example" });
    await sql`update organisations set approved_domains = '["stage.example"]' where id = ${bound.stage.team.id}`;
    const act = () => bound.confirm(outside);
    expect(await refusesUnwritten(sql, act, ["password_attempts"])).toMatchObject({ reason: "outside_domains" });
  });

  test("sees a valid one behind fifty void ones of managers who manage those projects no more", async () => {
    const all = await team();
    const { stage, colleague, manager } = all;
    const valid = await all.plant({ kind: "mobile", value: "+447700900123" });
    await world.sql`update proposals set created_at = now() - interval '1 day' where id = ${valid}`;
    for (let n = 0; n < 50; n += 1) {
      const projectId = await plantProject(world.sql, stage.team);
      await plantPlace(world.sql, projectId, colleague.memberId, []);
      await plantPlace(world.sql, projectId, manager.memberId, n % 2 === 0 ? ["view_activity"] : ["manage_service"]);
      // A part of what a manager holds makes none.
      await world.sql`delete from project_grants where project_id = ${projectId} and permission = 'manage_settings'`;
      await plantProposal(world.sql, projectId, colleague, manager);
    }
    expect((await all.mine()).map(({ id }) => id)).toEqual([valid]);
    // Owners and administrators propose by their role.
    const [owned, administered] = [stage.owner, await stage.join("administrator")];
    const ids = [];
    for (const by of [owned, administered]) {
      const projectId = await plantProject(world.sql, stage.team);
      await plantPlace(world.sql, projectId, colleague.memberId, []);
      ids.unshift(await plantProposal(world.sql, projectId, colleague, by));
    }
    expect((await all.mine()).map(({ id }) => id)).toEqual([...ids, valid]);
  });

  test("answers nothing of anybody else's", async () => {
    const [all, others] = [await team(), await team()];
    const id = await others.plant();
    for (const act of [() => all.confirm(id), () => all.decline(id)])
      expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "not_found" });
    expect(await all.mine()).toEqual([]);
  });
});

/** After which there is nothing left to answer. */
const deaths: Readonly<Record<string, (all: Team) => Promise<unknown>>> = {
  "its seven days are over": () => world.sql`update proposals set expires_at = now()`,
  "whoever proposed it lost the right": ({ claim, manager }) =>
    plantGrants(world.sql, claim.projectId, manager.memberId, ["view_activity"]),
  "whoever proposed it left the project": ({ claim, manager }) =>
    world.sql`delete from project_members where project_id = ${claim.projectId} and member_id = ${manager.memberId}`,
  "whoever proposed it left the organisation": ({ manager }) =>
    world.sql`delete from members where id = ${manager.memberId}`,
  "the person left the project": ({ claim, colleague }) =>
    world.sql`delete from project_members where project_id = ${claim.projectId} and member_id = ${colleague.memberId}`,
  "the person left the organisation": ({ colleague }) =>
    world.sql`delete from members where id = ${colleague.memberId}`,
  "what it would change has changed": ({ colleague }) =>
    world.sql`update users set sign_in_method = 'totp_auth' where id = ${colleague.userId}`,
  "they have a security key now": ({ colleague }) => plantKey(world.sql, colleague.userId, null),
  "the project switched email sign-in off": ({ claim }) =>
    world.sql`update projects set has_email_sign_in = false where id = ${claim.projectId}`,
  "the project was deleted": ({ claim }) =>
    world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${claim.projectId}`,
};

test.each(Object.entries(deaths))("a proposal is none once %s", async (_what, happen) => {
  const all = await team();
  const id = await all.plant();
  await happen(all);
  expect(await all.mine()).toEqual([]);
  for (const act of [() => all.confirm(id), () => all.decline(id)])
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({ code: "not_found" });
});

test("a change of address or number ends what was proposed of it, and nothing else", async () => {
  const all = await team();
  const [email, mobile] = [
    await all.plant({ kind: "email", value: "new@elsewhere.example" }),
    await all.plant({ kind: "mobile", value: "+447700900125" }),
  ];
  await world.sql`update users set name = 'Nora Lind', mobile = '+447700900126' where id = ${all.colleague.userId}`;
  expect(await stateOf(mobile)).toEqual({ state: "overtaken", value: null });
  expect(await stateOf(email)).toMatchObject({ state: "pending" });
  await world.sql`update users set email_canonical = ${`x${all.colleague.email}`} where id = ${all.colleague.userId}`;
  expect(await stateOf(email)).toEqual({ state: "overtaken", value: null });
});

describe("of two at once", () => {
  const races: Readonly<Record<string, (all: Team, id: string) => readonly (() => Promise<unknown>)[]>> = {
    "two confirmations": (all, id) => [() => all.confirm(id), () => all.confirm(id, world.other)],
    "a confirmation and a withdrawal": (all, id) => [() => all.confirm(id), () => all.withdraw(id, world.other)],
    "a confirmation and a refusal": (all, id) => [() => all.confirm(id), () => all.decline(id, world.other)],
    "two withdrawals": (all, id) => [() => all.withdraw(id), () => all.withdraw(id, world.other)],
  };

  test.each(Object.entries(races))("of %s one counts", async (_what, both) => {
    for (let turn = 0; turn < 4; turn += 1) {
      const all = await team();
      const id = await all.plant();
      const [one, other] = both(all, id);
      if (!one || !other) throw new Error("no race");
      const outcomes = await Promise.allSettled(turn % 2 ? [one(), other()] : [other(), one()]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const lost = outcomes.find((each) => each.status === "rejected");
      const { code } = await refusalOf(Promise.reject(lost?.reason));
      expect(["not_found", "conflict"]).toContain(code);
      const { method } = (await accountOf(all)) ?? {};
      expect(method).toBe((await stateOf(id))?.state === "confirmed" ? "email_auth" : "password");
      const answers = (await actionsOf(all)).filter((action) => /^proposal\.(?!made)/.test(action));
      expect(answers).toHaveLength(1);
    }
  });
});
