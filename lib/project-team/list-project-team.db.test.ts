import { expect, test } from "vitest";
import { logOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { plantPlace, plantProject, plantProjectInvitation } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import { plantInvitation } from "@/lib/testing/test-context";
import type { ProjectActor } from "@/lib/usecase/claims";
import { exportProjectTeam } from "./export-project-team";
import { getProjectInvite } from "./get-project-invite";
import { listProjectTeam, peoplePerPage } from "./list-project-team";

const { raise } = openProjectStages();

const keysOf = (may: readonly { readonly key: string; readonly through: readonly string[] }[]) =>
  may.filter(({ through }) => through.length > 0).map(({ key }) => key);

test("everybody in the project is told who is in it, by address, with what they really may do", async () => {
  const stage = await raise();
  const { sql, ctx, team, owner } = stage;
  const reader = await stage.join("member");
  const claim = await stage.asInProject(reader, []);
  await plantPlace(sql, claim.projectId, owner.memberId, ["send_messages"]);
  const invitation = await plantInvitation(sql, ctx, { email: stage.address(), by: owner, to: team, role: "member" });
  await plantProjectInvitation(sql, claim.projectId, invitation.id, owner);
  const seen = await listProjectTeam(ctx, claim, {});
  expect(seen.people.map(({ email }) => email)).toEqual([owner.email, reader.email].sort());
  const [boss, me] = [owner, reader].map(({ userId }) => seen.people.find((person) => person.userId === userId));
  expect(keysOf(boss?.may ?? [])).toEqual(["manage_service", "view_activity", "send_messages", "manage_templates"]);
  expect(boss?.may[0]?.through).toEqual(["role"]);
  expect(keysOf(me?.may ?? [])).toEqual([]);
  expect(seen).toMatchObject({ mayManage: false, counts: { people: 2, invited: 1 }, managers: [] });
  expect(seen.invited.map(({ may }) => keysOf(may))).toEqual([["view_activity"]]);
});

test("whoever does not manage is sent no more than the page draws for them", async () => {
  const stage = await raise();
  const { sql, ctx, team, owner } = stage;
  const claim = await stage.asInProject(await stage.join("member"), []);
  const invitation = await plantInvitation(sql, ctx, { email: stage.address(), by: owner, to: team, role: "member" });
  await plantProjectInvitation(sql, claim.projectId, invitation.id, owner);
  const { people, invited } = await listProjectTeam(ctx, claim, {});
  const drawn = ["email", "folders", "may", "method"];
  expect(Object.keys(people[0] ?? {}).sort()).toEqual([...drawn, "isYou", "name", "userId"].sort());
  expect(Object.keys(invited[0] ?? {}).sort()).toEqual([...drawn, "expiresAt", "id", "isOver"].sort());
  const asOwner = { ...(await stage.asOwner()), projectId: claim.projectId };
  expect((await listProjectTeam(ctx, asOwner, {})).invited[0]?.isOrganisations).toBe(true);
});

test("a part of a permission is not held, and a method is shown only where the project has email sign-in", async () => {
  const stage = await raise();
  const { sql, ctx } = stage;
  const manager = await stage.join("member");
  const claim = await stage.asInProject(manager);
  await sql`delete from project_grants where project_id = ${claim.projectId} and permission = 'send_letters'`;
  const [me] = (await listProjectTeam(ctx, claim, {})).people;
  expect(keysOf(me?.may ?? [])).not.toContain("send_messages");
  expect(me?.method).toBeNull();
  await sql`update projects set has_email_sign_in = true where id = ${claim.projectId}`;
  expect((await listProjectTeam(ctx, claim, {})).people[0]?.method).toBe("password");
});

test("who runs the installation stands in a group of its own", async () => {
  const stage = await raise();
  const { sql, ctx } = stage;
  const claim = await stage.asInProject(await stage.join("member"));
  const admin = await stage.join("member");
  await sql`insert into platform_admins (user_id) values (${admin.userId})`;
  await plantPlace(sql, claim.projectId, admin.memberId, []);
  const { people, admins } = await listProjectTeam(ctx, claim, {});
  expect(people.map(({ userId }) => userId)).toEqual([claim.userId]);
  expect(admins.map(({ userId }) => userId)).toEqual([admin.userId]);
});

test("pages follow one another without a gap, and a search finds by name and address", async () => {
  const stage = await raise();
  const { sql, ctx } = stage;
  const claim = await stage.asInProject(await stage.join("member"));
  await sql`update organisations set seat_limit = 50 where id = ${stage.team.id}`;
  for (let count = 0; count < peoplePerPage + 2; count += 1)
    await plantPlace(sql, claim.projectId, (await stage.join("member")).memberId, []);
  const first = await listProjectTeam(ctx, claim, {});
  const second = await listProjectTeam(ctx, claim, { after: first.next ?? "" });
  const emails = [...first.people, ...second.people].map(({ email }) => email);
  expect([first.people.length, second.people.length, second.next]).toEqual([peoplePerPage, 3, null]);
  expect(emails).toEqual([...new Set(emails)].sort());
  const [wanted] = second.people;
  const found = await listProjectTeam(ctx, claim, { search: wanted?.email.toUpperCase() ?? "" });
  expect(found.people.map(({ userId }) => userId)).toEqual([wanted?.userId]);
  expect(found.isSearchable).toBe(true);
});

test("an address that changes moves its person in the list, also while they are being put into the project", async () => {
  const stage = await raise();
  const { sql, ctx } = stage;
  const [manager, first, second] = [await stage.join("member"), await stage.join("member"), await stage.join("member")];
  const claim = await stage.asInProject(manager);
  const listed = async () => (await listProjectTeam(ctx, claim, {})).people.map(({ userId }) => userId);
  const change = (tx: typeof sql, { userId }: { userId: string }, email: string) =>
    tx`update users set email = ${email}, email_canonical = ${email} where id = ${userId}`;
  await plantPlace(sql, claim.projectId, first.memberId, []);
  await change(sql, first, "0.last@stage.example");
  expect(await listed()).toEqual([first.userId, manager.userId]);
  await change(sql, first, "~last@stage.example");
  expect(await listed()).toEqual([manager.userId, first.userId]);
  let planted: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await change(tx as unknown as typeof sql, second, "0.second@stage.example");
    planted = plantPlace(sql, claim.projectId, second.memberId, []);
    await untilSomebodyWaits(sql, planted);
  });
  await planted;
  expect(await listed()).toEqual([second.userId, manager.userId, first.userId]);
});

test("only a manager takes the list as a file, and the log says so", async () => {
  const stage = await raise();
  const { sql, ctx, team } = stage;
  const claim = await stage.asInProject(await stage.join("member"));
  const { csv } = await exportProjectTeam(ctx, claim, {});
  expect(csv.split("\r\n")[0]).toContain('"Manage settings, team and usage","See dashboard"');
  expect((await logOf(sql, team.id))[0]).toMatchObject({ action: "project_team.exported" });
  const reader = await stage.asInProject(await stage.join("member"), ["view_activity"], "Second");
  expect(await refusesUnwritten(sql, () => exportProjectTeam(ctx, reader, {}))).toMatchObject({ code: "forbidden" });
});

test("the picker offers members who are neither in the project nor invited, and nobody of another organisation", async () => {
  const [stage, elsewhere] = [await raise(), await raise()];
  const { sql, ctx, owner } = stage;
  const claim = await stage.asInProject(await stage.join("member"));
  const free = await stage.join("member");
  // Nobody invites themselves.
  const asOwner = { ...(await stage.asOwner()), projectId: claim.projectId };
  expect((await getProjectInvite(ctx, asOwner, { search: owner.email })).colleagues).toEqual([]);
  const { colleagues } = await getProjectInvite(ctx, claim, { search: free.email });
  expect(colleagues.map(({ userId }) => userId)).toEqual([free.userId]);
  await plantPlace(sql, claim.projectId, free.memberId, []);
  expect((await getProjectInvite(ctx, claim, { search: free.email })).colleagues).toEqual([]);
  expect((await getProjectInvite(ctx, claim, { personId: free.userId })).colleague?.is).toBe("in_team");
  expect((await getProjectInvite(ctx, claim, { personId: owner.userId })).colleague?.is).toBe("free");
  const stranger = () => getProjectInvite(ctx, claim, { personId: elsewhere.owner.userId });
  expect(await refusesUnwritten(sql, stranger)).toMatchObject({ code: "not_found" });
});

test("whoever is in the project and does not manage it is offered too where a manager is chosen", async () => {
  const stage = await raise();
  const { sql, ctx } = stage;
  const claim = await stage.asInProject(await stage.join("member"));
  const half = await stage.join("member");
  await plantPlace(sql, claim.projectId, half.memberId, ["manage_service", "view_activity"]);
  const chosen = async (search?: string) =>
    (await getProjectInvite(ctx, claim, { asManager: true, ...(search ? { search } : {}) })).teammates;
  expect(await chosen()).toEqual([]);
  await sql`delete from project_grants where project_id = ${claim.projectId} and permission = 'manage_users'
    and project_member_id in (select id from project_members where member_id = ${half.memberId})`;
  expect(await chosen()).toEqual([{ userId: half.userId, name: half.name, email: half.email }]);
  expect(await chosen("somebody else")).toEqual([]);
  expect((await getProjectInvite(ctx, claim, {})).teammates).toEqual([]);
});

test("a project of another organisation, and one that nobody lets in, is not there", async () => {
  const [stage, elsewhere] = [await raise(), await raise()];
  const { sql, ctx } = stage;
  const theirs = await plantProject(sql, elsewhere.team);
  const ours = await plantProject(sql, stage.team);
  const member = await stage.as(await stage.join("member"));
  for (const projectId of [theirs, ours]) {
    const claim: ProjectActor = { ...member, projectId };
    expect(await refusesUnwritten(sql, () => listProjectTeam(ctx, claim, {}))).toMatchObject({ code: "not_found" });
  }
});
