import { expect, test } from "vitest";
import { resendSeveralInvitations } from "@/lib/invitations/resend-several-invitations";
import { revokeSeveralInvitations } from "@/lib/invitations/revoke-several-invitations";
import { chosenAtMost } from "@/lib/kernel/chosen";
import { logOf, queued, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Member, Stage } from "@/lib/testing/stage";
import { plantInvitation } from "@/lib/testing/test-context";
import { changeRole } from "./change-role";
import { changeSeveralRoles } from "./change-several-roles";
import { getSeveralMembers } from "./get-several-members";
import { twoFactorAskedForMail } from "./mails";
import { remindSeveralOfTwoFactor } from "./remind-several-of-two-factor";
import { remindTwoFactor } from "./remind-two-factor";
import { removeSeveralMembers } from "./remove-several-members";
import { setSeveralEndDates } from "./set-several-end-dates";

const { world, raise: open } = openProjectStages();

const them = (those: readonly Member[]) => those.map(({ memberId }) => ({ id: memberId }));
const rolesOf = async ({ team }: Stage, those: readonly Member[]) => {
  const rows = await world.sql<{ id: string; role: string }[]>`
    select id, role_id as role from members where organisation_id = ${team.id}`;
  return those.map(({ memberId }) => rows.find(({ id }) => id === memberId)?.role ?? null);
};
const happened = async ({ team }: Stage, action: string) =>
  (await logOf(world.sql, team.id)).filter((entry) => entry.action === action).length;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("twenty people get another role in one go, two of them refused with a reason, each with an event of their own", async () => {
  const stage = await open();
  const those: Member[] = [];
  for (let n = 0; n < 18; n += 1) those.push(await stage.join("member"));
  const same = await stage.join("technician");
  const all = [...those.slice(0, 9), stage.owner, ...those.slice(9), same];
  const { rows } = await changeSeveralRoles(stage.ctx, await stage.asManager(), {
    people: them(all),
    role: "technician",
  });
  expect(rows).toHaveLength(20);
  expect(rows.filter((row) => "refused" in row)).toMatchObject([
    { id: stage.owner.memberId, refused: { code: "forbidden", reason: "outranked" } },
    { id: same.memberId, refused: { code: "conflict", reason: "same_role" } },
  ]);
  expect(new Set(await rolesOf(stage, those))).toEqual(new Set(["rol_technician"]));
  expect(await rolesOf(stage, [stage.owner])).toEqual(["rol_owner"]);
  expect(await happened(stage, "member.role_changed")).toBe(18);
});

test("whose role somebody has changed since the page was read keeps it, also when both save at the same moment", async () => {
  const stage = await open();
  const [ann, ben] = [await stage.join("member"), await stage.join("member")];
  const [claim, rival] = [await stage.asManager(), await stage.asOwner()];
  const { people } = await getSeveralMembers(stage.ctx, claim, { people: [ann.memberId, ben.memberId] });
  const chosen = people.map(({ id, seen }) => ({ id, seen: seen.role }));
  let changing: Promise<unknown> = Promise.resolve();
  let several: ReturnType<typeof changeSeveralRoles> | undefined;
  await world.sql.begin(async (tx) => {
    await tx`select from organisations where id = ${stage.team.id} for update`;
    changing = changeRole(stage.ctx, rival, { memberId: ann.memberId, role: "read_only" });
    await untilSomebodyWaits(world.sql);
    several = changeSeveralRoles(world.other, claim, { people: chosen, role: "service" });
  });
  await changing;
  const rows = (await several)?.rows;
  expect(rows?.find(({ id }) => id === ann.memberId)).toMatchObject({
    refused: { code: "conflict", reason: "changed_meanwhile" },
  });
  expect(await rolesOf(stage, [ann, ben])).toEqual(["rol_read_only", "rol_service"]);
});

test("an end date is set for all but owners and oneself", async () => {
  const stage = await open();
  const [ann, ben] = [await stage.join("member"), await stage.join("service")];
  const endsOn = inDays(30);
  const { rows } = await setSeveralEndDates(stage.ctx, await stage.asOwner(), {
    people: them([ann, stage.owner, ben]),
    endsOn,
  });
  expect(rows).toMatchObject([{ value: { endsOn } }, { refused: { reason: "owner" } }, { value: { endsOn } }]);
  expect(await happened(stage, "member.end_date_set")).toBe(2);
});

test("several are removed by typing how many; who is out of reach or not of this team stays", async () => {
  const stage = await open();
  const [ann, ben] = [await stage.join("member"), await stage.join("member")];
  const elsewhere = await (await open()).join("member");
  const claim = await stage.asManager();
  const chosen = them([ann, stage.owner, elsewhere, ben]);
  await refusesUnwritten(world.sql, () =>
    removeSeveralMembers(stage.ctx, claim, { people: chosen, confirmation: "3" }),
  );
  const { rows } = await removeSeveralMembers(stage.ctx, claim, { people: chosen, confirmation: "4" });
  expect(rows).toMatchObject([
    { value: { name: ann.name } },
    { refused: { reason: "outranked" } },
    { refused: { code: "not_found" } },
    { value: { name: ben.name } },
  ]);
  expect(await rolesOf(stage, [ann, stage.owner, ben])).toEqual([null, "rol_owner", null]);
  const [there] = await world.sql`select id from members where id = ${elsewhere.memberId}`;
  expect(there).toBeDefined();
});

test("somebody is reminded of two-factor once a day, and the refusal says when; whoever has it is not", async () => {
  const stage = await open();
  const [ann, ben] = [await stage.join("member"), await stage.join("member")];
  await world.sql`update users set two_factor = 'strong' where id = ${ben.userId}`;
  const boss = await stage.join("administrator");
  const claim = await stage.as(boss);
  const { rows } = await remindSeveralOfTwoFactor(stage.ctx, claim, { people: them([ann, ben]) });
  expect(rows).toMatchObject([{ value: { name: ann.name } }, { refused: { reason: "has_factor" } }]);
  expect(await happened(stage, "two_factor.reminded")).toBe(1);
  expect(await queued(world.sql, twoFactorAskedForMail)).toHaveLength(1);
  const again = () => remindTwoFactor(stage.ctx, claim, { memberId: ann.memberId });
  expect(await refusesUnwritten(world.sql, again)).toMatchObject({
    code: "rate_limited",
    reason: "reminded_lately",
    facts: { at: expect.stringMatching(/ at \d\d:\d\d /) },
  });
  const own = () => remindTwoFactor(stage.ctx, claim, { memberId: boss.memberId });
  expect(await refusesUnwritten(world.sql, own)).toMatchObject({ reason: "yourself" });
});

test("of two who remind the same person at once one does", async () => {
  const stage = await open();
  const ann = await stage.join("member");
  const [one, other] = [await stage.asManager(), await stage.asOwner()];
  const outcomes = await Promise.all([
    remindTwoFactor(stage.ctx, one, { memberId: ann.memberId }).then(
      () => "done",
      ({ reason }) => reason,
    ),
    remindTwoFactor(world.other, other, { memberId: ann.memberId }).then(
      () => "done",
      ({ reason }) => reason,
    ),
  ]);
  expect(outcomes.toSorted()).toEqual(["done", "reminded_lately"]);
  expect(await happened(stage, "two_factor.reminded")).toBe(1);
});

test("whoever may not is asked once and refused as a whole, and nothing is written but that they tried", async () => {
  const stage = await open();
  const [ann, ben] = [await stage.join("member"), await stage.join("member")];
  const asAnn = await stage.as(ann);
  const people = them([ann, ben]);
  for (const refused of [
    () => changeSeveralRoles(stage.ctx, asAnn, { people, role: "technician" }),
    () => setSeveralEndDates(stage.ctx, asAnn, { people, endsOn: inDays(3) }),
    () => remindSeveralOfTwoFactor(stage.ctx, asAnn, { people }),
    () => removeSeveralMembers(stage.ctx, asAnn, { people, confirmation: "2" }),
  ])
    expect(await refusalOf(refused())).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
  expect(await happened(stage, "access.denied")).toBe(4);
  expect(await rolesOf(stage, [ann, ben])).toEqual(["rol_member", "rol_member"]);
});

test("all that match are found anew by the filter, within the organisation, and never more than go at once", async () => {
  const stage = await open();
  const [ann] = [await stage.join("read_only"), await stage.join("member")];
  const claim = await stage.asOwner();
  const found = await getSeveralMembers(stage.ctx, claim, { people: [], all: { role: "read_only" } });
  expect(found.people.map(({ id }) => id)).toEqual([ann.memberId]);
  expect(found.isCut).toBe(false);
  const elsewhere = await (await open()).join("member");
  expect((await getSeveralMembers(stage.ctx, claim, { people: [elsewhere.memberId] })).people).toEqual([]);
  const many = Array.from({ length: chosenAtMost + 1 }, (_, n) => ({ id: `mem_${n}` }));
  await refusesUnwritten(world.sql, () => remindSeveralOfTwoFactor(stage.ctx, claim, { people: many }));
});

test("invitations are sent again and revoked, each with its own answer", async () => {
  const stage = await open();
  const { sql, ctx, team: to, owner: by } = stage;
  const ids: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const { id } = await plantInvitation(sql, ctx, { email: stage.address(), by, to, role: "member" });
    await sql`update invitations set sent_at = now() - interval '1 hour' where id = ${id}`;
    ids.push(id);
  }
  const claim = await stage.asManager();
  const [one = "", other = ""] = ids;
  await resendSeveralInvitations(ctx, claim, { invitations: [{ id: one }] });
  const again = await resendSeveralInvitations(ctx, claim, { invitations: [{ id: one }, { id: other }] });
  expect(again.rows).toMatchObject([{ refused: { reason: "sent_lately" } }, { id: other }]);
  const revoked = await revokeSeveralInvitations(ctx, claim, {
    invitations: [{ id: one }, { id: "inv_gone" }, { id: other }],
  });
  expect(revoked.rows).toMatchObject([{ id: one }, { refused: { code: "not_found" } }, { id: other }]);
  expect(await happened(stage, "invitation.revoked")).toBe(2);
});
