import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withOrganisation } from "@/db/scope";
import { cast, castMemberId } from "@/db/seed";
import { exportAccessOn } from "@/lib/audit-log/export-access-on";
import { findAccess } from "@/lib/audit-log/find-access";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { getInvitation } from "@/lib/invitations/get-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { replaceLink } from "@/lib/invitations/replace-link";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { changeRole } from "@/lib/members/change-role";
import { getTeam } from "@/lib/members/get-team";
import { listMembers } from "@/lib/members/list-members";
import { editOrganisation } from "@/lib/organisations/edit-organisation";
import { purgeOrganisations } from "@/lib/organisations/purge-organisations";
import { roleKeys } from "@/lib/permissions/table";
import { brokenInvariants, logOf, queuedMessages, refusesUnwritten, textOf } from "@/lib/testing/observe";
import { giveRole, plantRole } from "@/lib/testing/own-role";
import { openPostRoom } from "@/lib/testing/post-room";
import {
  addAccount,
  invitee,
  joinTeam,
  memberActor,
  plantInvitation,
  rejoin,
  userActor,
} from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { createToken } from "@/lib/tokens/create-token";
import { getToken } from "@/lib/tokens/get-token";
import { tokenActor } from "@/lib/tokens/token-actor";
import { createRole, ownRolesAtMost } from "./create-role";
import { deleteRole } from "./delete-role";
import { editRole } from "./edit-role";
import { getRole } from "./get-role";
import { listTeamRoles } from "./list-team-roles";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;
const idOf = (who: typeof mia) => castMemberId(who, northwind);

const watch = { label: "Night watch", sentence: "Watches the night." };
const content = { ...watch, permissions: ["team:view", "service_case:view"] };

let world: World;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
  await world.sql`update organisations set seat_limit = 200`;
});
beforeEach(async () => {
  const { sql } = world;
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

const as = (who: typeof mia, where = northwind) => memberActor(world.sql, who, where);
const make = async (given: object = content) => createRole(world.ctx, await as(olive), given);
/** As the page does it: with what was seen. */
const seenOf = async (roleId: string) => (await getRole(world.ctx, await as(olive), { roleId })).seen;
const edit = async (given: { roleId: string } & Record<string, unknown>) =>
  editRole(world.ctx, await as(olive), { seen: await seenOf(given.roleId), ...given });
const remove = async (roleId: string) => deleteRole(world.ctx, await as(olive), { roleId });
const rows = async () =>
  (
    await world.sql`select id, label, sentence, permissions, deleted_at from roles where organisation_id = ${northwind.id}`
  ).map((row) => ({ ...row }));
const refused = (act: () => Promise<unknown>) => refusesUnwritten(world.sql, act, ["sessions"]);
const lastDetails = async () => {
  const [row] = await world.sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
  return JSON.parse(row?.body ?? "").details;
};

describe("making one", () => {
  test("stores name, purpose and permissions, shows it where roles are chosen, and says so in the log", async () => {
    expect(await make()).toEqual({ label: "Night watch" });
    const [row] = await rows();
    expect(row).toMatchObject({ ...watch, permissions: ["team:view", "service_case:view"], deleted_at: null });
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({
      action: "role.created",
      actor: olive.userId,
      target: row?.id,
    });
    expect(await lastDetails()).toMatchObject({ role: { id: row?.id, label: "Night watch" } });
    const team = await getTeam(world.ctx, await as(adam), {});
    expect(team.grantable.at(-1)).toMatchObject({ ...watch, name: row?.id });
    expect(team.roles.at(-1)).toEqual({ name: row?.id, label: "Night watch", group: "projects" });
    // Everybody may read what it holds.
    const seen = await listTeamRoles(world.ctx, await as(mia), {});
    expect(seen).toMatchObject({ yours: "technician", mayManage: false });
    expect(seen.roles.at(-1)).toMatchObject({ label: "Night watch", own: ["team:view", "service_case:view"] });
    expect(await queuedMessages(world.sql)).toEqual([]);
  });

  test.each(roleKeys.filter((role) => role !== "owner"))(
    "is not for %s, nor is changing and deleting",
    async (role) => {
      const { sql, ctx } = world;
      const roleId = await plantRole(sql, northwind, "Theirs", ["team:view"]);
      await rejoin(sql, mia, northwind, role);
      const actor = await as(mia);
      const acts = [
        () => createRole(ctx, actor, content),
        () => editRole(ctx, actor, { roleId, seen: "", ...content }),
        () => deleteRole(ctx, actor, { roleId }),
        () => getRole(ctx, actor, { roleId }),
      ];
      for (const act of acts) {
        expect(await refused(act)).toMatchObject({ code: "forbidden", facts: { permission: "role:manage" } });
      }
    },
  );

  test("asks for a proof of the last ten minutes, as changing and deleting do (SU-01)", async () => {
    const { sql, ctx } = world;
    const roleId = await plantRole(sql, northwind, "Theirs", ["team:view"]);
    const actor = await as(olive);
    await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
    const acts = [
      () => createRole(ctx, actor, content),
      () => editRole(ctx, actor, { roleId, seen: "", ...content }),
      () => deleteRole(ctx, actor, { roleId }),
    ];
    for (const act of acts) expect(await refused(act)).toMatchObject({ reason: "step_up" });
  });

  test("a name is taken once, however it is written, until its role is deleted; elsewhere it is free", async () => {
    const { sql, ctx } = world;
    await make();
    const again = await refused(() => make({ ...content, label: "NIGHT WATCH" }));
    expect(again).toMatchObject({ code: "invalid", fields: { label: "taken" } });
    expect(await createRole(ctx, await as(otto, southbank), content)).toEqual({ label: "Night watch" });
    const [{ id = "" } = {}] = await sql<
      { id: string }[]
    >`select id from roles where organisation_id = ${northwind.id}`;
    await remove(id);
    expect(await make()).toEqual({ label: "Night watch" });
  });

  test("there are at most so many", async () => {
    for (let turn = 0; turn < ownRolesAtMost; turn += 1) {
      await plantRole(world.sql, northwind, `Role ${turn}`, ["team:view"]);
    }
    expect(await refused(() => make())).toMatchObject({ reason: "too_many_roles", facts: { most: ownRolesAtMost } });
    expect((await listTeamRoles(world.ctx, await as(olive), {})).mayAdd).toBe(false);
  });

  test("the database keeps what is the owners' alone from it, and built-in roles as they are", async () => {
    const inTenant = (query: string) =>
      withOrganisation(world.ctx.db, northwind.id, (tx) => tx.execute(query)).catch((error) => error.code ?? error);
    const id = await plantRole(world.sql, northwind, "Theirs", ["team:view"]);
    for (const permission of ["role:manage", "two_factor:enforce", "two_factor:reset", "team_report:receive"]) {
      expect(await inTenant(`update roles set permissions = array['${permission}'] where id = '${id}'`)).toBe("23514");
    }
    for (const permission of ["ownership:transfer", "organisation:delete"]) {
      expect(await inTenant(`update roles set permissions = array['${permission}'] where id = '${id}'`)).toBe("23514");
    }
    await inTenant("update roles set label = 'Mine', permissions = array['team:manage'] where key = 'member'");
    expect([...(await world.sql`select label, permissions from roles where key = 'member'`)]).toEqual([
      { label: "Member", permissions: null },
    ]);
    expect(
      await inTenant(`insert into roles (id, organisation_id, label, sentence, permissions)
      values ('rol_x', '${southbank.id}', 'X', '', '{}')`),
    ).toBe("42501");
    expect(await inTenant(`update roles set organisation_id = '${southbank.id}'`)).toBe("42501");
    expect(await inTenant(`delete from roles where id = '${id}'`)).toBe("42501");
  });
});

describe("having one", () => {
  test("a member gets it, and the next request obeys what it holds", async () => {
    const { sql, ctx } = world;
    const roleId = await plantRole(sql, northwind, "Doorkeeper", ["team:view", "team:manage"]);
    const asMia = await as(mia);
    expect(await changeRole(ctx, await as(olive), { memberId: idOf(mia), role: roleId })).toEqual({
      name: mia.name,
      role: "Doorkeeper",
    });
    expect(await lastDetails()).toMatchObject({ before: "technician", after: { id: roleId, label: "Doorkeeper" } });
    const team = await getTeam(ctx, asMia, {});
    expect(team).toMatchObject({ mayManage: true, you: { isOwner: false } });
    // Sets are compared: what holds anything beyond these two is out of reach, "Read only" too (AZ-08).
    expect(team.grantable.map(({ label }) => label)).toEqual(["Member", "Doorkeeper"]);
    const listed = await listMembers(ctx, asMia, { role: roleId });
    expect(listed.members.map(({ name, role }) => [name, role.label])).toEqual([[mia.name, "Doorkeeper"]]);
    const reach = [
      { memberId: idOf(vera), role: "member" },
      { memberId: idOf(adam), role: "member" },
    ];
    for (const given of reach) {
      expect(await refused(() => changeRole(ctx, asMia, given))).toMatchObject({ reason: "outranked" });
    }
    expect(await refused(() => inviteMember(ctx, asMia, { email: "x@example.com", role: "service" }))).toMatchObject({
      reason: "outranked",
    });
    await inviteMember(ctx, asMia, { email: "x@example.com", role: "member" });
  });

  test("the member and the invitee read by mail what it is called and what it is for", async () => {
    const { sql, ctx } = world;
    await make();
    const [{ id: role = "" } = {}] = await sql<
      { id: string }[]
    >`select id from roles where organisation_id = ${northwind.id}`;
    const post = openPostRoom(world);
    await post.clear();
    await changeRole(ctx, await as(olive), { memberId: idOf(mia), role });
    await inviteMember(ctx, await as(olive), { email: "nora@example.com", role });
    const mails = await post.sendAll();
    expect(mails).toHaveLength(2);
    for (const { text } of mails) for (const words of ["Night watch", watch.sentence]) expect(text).toContain(words);
    expect(mails[0]?.text).toContain("Technician");
  });

  test("giving or taking one by which somebody manages the team asks for a proof, another does not", async () => {
    const { sql, ctx } = world;
    const strong = await plantRole(sql, northwind, "Doorkeeper", ["team:view", "team:manage"]);
    const weak = await plantRole(sql, northwind, "Watch", ["team:view"]);
    const actor = await as(olive);
    await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
    const change = (role: string) => changeRole(ctx, actor, { memberId: idOf(mia), role });
    expect(await refused(() => change(strong))).toMatchObject({ reason: "step_up" });
    expect(await change(weak)).toMatchObject({ role: "Watch" });
    await giveRole(sql, idOf(mia), strong);
    expect(await refused(() => change(weak))).toMatchObject({ reason: "step_up" });
  });

  test("one of another organisation, a deleted one and one that never was do not exist", async () => {
    const { sql, ctx } = world;
    const theirs = await plantRole(sql, southbank, "Theirs", ["team:view"]);
    const gone = await plantRole(sql, northwind, "Gone", ["team:view"]);
    await remove(gone);
    const actor = await as(olive);
    for (const role of [theirs, gone, "rol_01jd0000000000000000000000", "rol_member", "emperor"]) {
      const acts = [
        () => changeRole(ctx, actor, { memberId: idOf(mia), role }),
        () => inviteMember(ctx, actor, { email: "new@example.com", role }),
      ];
      for (const act of acts) expect(await refused(act), role).toMatchObject({ fields: { role: "choose_role" } });
    }
    for (const roleId of [theirs, gone, "rol_member", "rol_owner"]) {
      expect(await refused(() => edit({ roleId, seen: "", ...content })), roleId).toMatchObject({ code: "not_found" });
      expect(await refused(() => remove(roleId)), roleId).toMatchObject({ code: "not_found" });
      expect(await refused(() => getRole(ctx, actor, { roleId })), roleId).toMatchObject({ code: "not_found" });
    }
  });

  test("somebody is invited as one, reads what it is for, and joins with it", async () => {
    const { sql, ctx } = world;
    await make();
    const [{ id: role = "" } = {}] = await sql<
      { id: string }[]
    >`select id from roles where organisation_id = ${northwind.id}`;
    const nora = await addAccount(sql, "Nora Night", "nora.night@example.com");
    await inviteMember(ctx, await as(adam), { email: nora.email, role });
    const [{ id = "" } = {}] = await sql<{ id: string }[]>`select id from invitations`;
    const guest = invitee({ id }, await userActor(sql, nora));
    expect(await getInvitation(ctx, guest, {})).toMatchObject({
      roleLabel: "Night watch",
      roleSentence: watch.sentence,
    });
    await acceptInvitation(ctx, guest, {});
    const [member] =
      await sql`select role_id from members where user_id = ${nora.userId} and organisation_id = ${northwind.id}`;
    expect(member).toEqual({ role_id: role });
    expect(await lastDetails()).toMatchObject({ role: { id: role, label: "Night watch" } });
    await sql`delete from members where user_id = ${nora.userId} and organisation_id = ${northwind.id}`;
  });

  test("an inviter whose own role has lost what they promised promises nothing any more (IN-07)", async () => {
    const { sql, ctx } = world;
    const door = await plantRole(sql, northwind, "Doorkeeper", ["team:view", "team:manage", "ets:view"]);
    const ets = await plantRole(sql, northwind, "Reader", ["ets:view"]);
    const dora = await addAccount(sql, "Dora Door", "dora.door@example.com");
    await giveRole(sql, await joinTeam(sql, dora, northwind, "member"), door);
    const rita = await addAccount(sql, "Rita Reader", "rita.reader@example.com");
    await inviteMember(ctx, await memberActor(sql, dora, northwind), { email: rita.email, role: ets });
    const [{ id = "" } = {}] = await sql<{ id: string }[]>`select id from invitations`;
    await edit({ roleId: door, label: "Doorkeeper", sentence: "", permissions: ["team:view", "team:manage"] });
    expect(await acceptInvitation(ctx, invitee({ id }, await userActor(sql, rita)), {})).toMatchObject({
      kind: "not_granted",
    });
    await sql`delete from members where user_id = ${dora.userId} and organisation_id = ${northwind.id}`;
  });

  test("a token holds no more than the role does now (AP-02)", async () => {
    const { sql, ctx } = world;
    const role = await plantRole(sql, northwind, "Watch", ["team:view", "ets:view"]);
    await giveRole(sql, idOf(mia), role);
    const asMia = await as(mia);
    const beyond = { name: "Watcher", days: 90, scopes: ["team:view", "device:view"] };
    expect(await refused(() => createToken(ctx, asMia, beyond))).toMatchObject({ code: "invalid" });
    const { token } = await createToken(ctx, asMia, {
      ...beyond,
      scopes: ["team:view", "ets:view"],
    });
    const ask = async () => getToken(ctx, await tokenActor(ctx, `Bearer ${token}`), {});
    expect(await ask()).toMatchObject({ role, permissions: ["team:view", "ets:view"] });
    await edit({ roleId: role, label: "Watch", sentence: "", permissions: ["team:view", "device:view"] });
    expect((await ask()).permissions).toEqual(["team:view"]);
  });
});

describe("changing one", () => {
  test("counts for everybody who has it from the next request on, and the log says what was before and after", async () => {
    const { sql, ctx } = world;
    const roleId = await plantRole(sql, northwind, "Doorkeeper", ["team:view", "team:manage"]);
    await giveRole(sql, idOf(mia), roleId);
    const asMia = await as(mia);
    await edit({ roleId, label: "Guest book", sentence: "Reads.", permissions: ["team:view", "ets:view"] });
    expect(await refused(() => inviteMember(ctx, asMia, { email: "late@example.com", role: "member" }))).toMatchObject({
      reason: "lacks_permission",
    });
    const entry = await world.sql<{ body: string }[]>`
      select body from audit_events where organisation_id = ${northwind.id} and action = 'role.edited' order by seq desc limit 1`;
    expect(JSON.parse(entry[0]?.body ?? "").details).toEqual({
      before: { label: "Doorkeeper", sentence: "", permissions: ["team:view", "team:manage"] },
      after: { label: "Guest book", sentence: "Reads.", permissions: ["team:view", "ets:view"] },
      members: 1,
    });
  });

  test("to what it is already leaves no entry", async () => {
    await make();
    const [{ id = "" } = {}] = await world.sql<
      { id: string }[]
    >`select id from roles where organisation_id = ${northwind.id}`;
    const before = (await logOf(world.sql, northwind.id)).length;
    await edit({ roleId: id, ...content });
    expect(await logOf(world.sql, northwind.id)).toHaveLength(before);
  });

  test("is refused when somebody else has changed it since the form was filled in", async () => {
    const roleId = await plantRole(world.sql, northwind, "Watch", ["team:view", "team:manage"]);
    const seen = await seenOf(roleId);
    await edit({ roleId, label: "Watch", sentence: "", permissions: ["team:view"] });
    const late = { roleId, seen, label: "Guard", sentence: "", permissions: ["team:view", "team:manage"] };
    expect(await refused(() => edit(late))).toMatchObject({ code: "conflict", reason: "changed_meanwhile" });
  });

  test("to the name of another one is refused, to another spelling of its own is not", async () => {
    await plantRole(world.sql, northwind, "Watch", ["team:view"]);
    const roleId = await plantRole(world.sql, northwind, "Guard", ["team:view"]);
    const taken = await refused(() => edit({ roleId, label: "watch", sentence: "", permissions: ["team:view"] }));
    expect(taken).toMatchObject({ fields: { label: "taken" } });
    expect(await edit({ roleId, label: "GUARD", sentence: "", permissions: ["team:view"] })).toEqual({
      label: "GUARD",
    });
  });
});

describe("deleting one", () => {
  test("is refused while a member has it, an open invitation promises it, or it is the default role", async () => {
    const { sql, ctx } = world;
    const roleId = await plantRole(sql, northwind, "Watch", ["team:view"]);
    await giveRole(sql, idOf(mia), roleId);
    expect(await refused(() => remove(roleId))).toMatchObject({
      reason: "role_in_use",
      facts: { members: 1, invitations: 0 },
    });
    await rejoin(sql, mia, northwind, "technician");
    await inviteMember(ctx, await as(olive), { email: "waits@example.com", role: roleId });
    expect(await refused(() => remove(roleId))).toMatchObject({
      reason: "role_in_use",
      facts: { members: 0, invitations: 1 },
    });
    expect(await getRole(ctx, await as(olive), { roleId })).toMatchObject({
      members: 0,
      invitations: 1,
      isDefault: false,
    });
    await sql`update invitations set expires_at = now()`;
    const settings = { name: northwind.name, slug: northwind.slug, timeZone: "Europe/London", approvedDomains: [] };
    await editOrganisation(ctx, await as(olive), { ...settings, defaultRole: roleId });
    expect(await lastDetails()).toMatchObject({ after: { defaultRole: { id: roleId, label: "Watch" } } });
    expect(await refused(() => remove(roleId))).toMatchObject({ reason: "default_role" });
    // Past the command too, for the tables' owner.
    await expect(sql`update roles set deleted_at = now() where id = ${roleId}`).rejects.toMatchObject({
      code: "23503",
    });
    // A default cannot come to run the team, neither by what the role holds nor by what is chosen.
    const whole = await getRole(ctx, await as(olive), { roleId });
    const wider = { roleId, seen: whole.seen, label: "Watch", sentence: "", permissions: ["team:view", "team:manage"] };
    expect(await refused(async () => editRole(ctx, await as(olive), wider))).toMatchObject({ reason: "default_role" });
    await editOrganisation(ctx, await as(olive), { ...settings, defaultRole: "technician" });
    await editRole(ctx, await as(olive), wider);
    expect(
      await refused(async () => editOrganisation(ctx, await as(olive), { ...settings, defaultRole: roleId })),
    ).toMatchObject({ fields: { defaultRole: "runs_team" } });
    expect(await remove(roleId)).toEqual({ label: "Watch" });
    expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "role.deleted", target: roleId });
  });

  test("leaves its name where it has been, and an ended invitation for it is not sent again", async () => {
    const { sql, ctx } = world;
    const roleId = await plantRole(sql, northwind, "Watch", ["team:view"]);
    const planted: string[] = [];
    // One past its time stands as pending until somebody notices.
    for (const state of ["expired", "declined", "pending"]) {
      const { id } = await plantInvitation(sql, ctx, { email: `${state}@example.com`, by: olive, to: northwind });
      await sql`update invitations set role_id = ${roleId}, state = ${state}, expires_at = now(), sent_at = now() - interval '1 day'
        where id = ${id}`;
      planted.push(id);
    }
    await remove(roleId);
    const asOlive = await as(olive);
    const gone = { code: "conflict", reason: "role_gone", facts: { role: "Watch" } };
    for (const invitationId of planted) {
      expect(await refused(() => resendInvitation(ctx, asOlive, { invitationId }))).toMatchObject(gone);
    }
    const [, , pending = ""] = planted;
    expect(await refused(() => replaceLink(ctx, asOlive, { invitationId: pending }))).toMatchObject(gone);
    // Past the commands too.
    const prolonging = sql`update invitations set expires_at = now() + interval '1 day' where id = ${pending}`;
    await expect(prolonging).rejects.toMatchObject({ code: "23503" });
    expect((await getTeam(ctx, await as(olive), {})).roles.map(({ label }) => label)).not.toContain("Watch");
  });

  test("nobody is given it any more, past the commands either", async () => {
    const roleId = await plantRole(world.sql, northwind, "Watch", ["team:view"]);
    await remove(roleId);
    await expect(giveRole(world.sql, idOf(mia), roleId)).rejects.toMatchObject({ code: "23503" });
  });
});

test("who had access on a day is told with the name that the role had then", async () => {
  const { sql, ctx } = world;
  const roleId = await plantRole(sql, northwind, "Watch", ["team:view"]);
  await changeRole(ctx, await as(olive), { memberId: idOf(mia), role: roleId });
  await sql`alter table audit_events disable trigger all`;
  await sql`update audit_events set at = now() - interval '10 days' where action = 'member.role_changed' and organisation_id = ${northwind.id}`;
  await sql`alter table audit_events enable trigger all`;
  await edit({ roleId, label: "Guard", sentence: "", permissions: ["team:view"] });
  const on = async (daysAgo: number) => {
    const day = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const access = await withOrganisation(world.ctx.db, northwind.id, (tx) =>
      findAccess(tx, { id: northwind.id, timeZone: "UTC" }, daysAgo === 0 ? undefined : day),
    );
    return access?.members.find(({ userId }) => userId === mia.userId)?.role;
  };
  expect(await on(5)).toEqual({ id: roleId, label: "Watch" });
  expect(await on(0)).toEqual({ id: roleId, label: "Guard" });
  const { lines } = await exportAccessOn(ctx, await as(olive), {});
  expect(await textOf(lines)).toContain("Guard");
});

test("an organisation that is purged takes its roles with it", async () => {
  const { sql, ctx } = world;
  const roleId = await plantRole(sql, southbank, "Watch", ["team:view"]);
  await giveRole(sql, castMemberId(mia, southbank), roleId);
  await sql`update organisations set deleted_at = now() - interval '31 days' where id = ${southbank.id}`;
  expect(await purgeOrganisations(ctx)).toBe(1);
  expect(await sql`select 1 from roles where id = ${roleId}`).toHaveLength(0);
});
