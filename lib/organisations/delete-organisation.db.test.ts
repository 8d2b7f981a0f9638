import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { restoreOrganisation } from "@/lib/admin/restore-organisation";
import { verifyOrganisation } from "@/lib/audit/verify-chain";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { listMyInvitations } from "@/lib/invitations/list-my-invitations";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { addAdmin } from "@/lib/testing/platform-admin";
import {
  addAccount,
  invitee,
  joinTeam,
  memberActor,
  plantInvitation,
  rejoin,
  userActor,
} from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { organisationClosedAnnouncement } from "./announcements";
import { deleteOrganisation } from "./delete-organisation";
import { listMyOrganisations } from "./list-my-organisations";
import { organisationDeletedMail } from "./mails";
import { purgeOrganisations } from "./purge-organisations";
import { tellOfDeletion } from "./tell-of-deletion";

const { olive, adam, mia, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});
beforeEach(async () => {
  await rejoin(world.sql, olive, northwind, "owner");
  await world.sql`update organisations set deleted_at = null, deleted_by = null where id = ${northwind.id}`;
});

const asOlive = () => memberActor(world.sql, olive, northwind);
const confirmation = northwind.name;

async function deleteIt() {
  await deleteOrganisation(world.ctx, await asOlive(), { confirmation });
  const [row] = await world.sql<{ at: Date }[]>`select deleted_at as at from organisations where id = ${northwind.id}`;
  return { organisationId: northwind.id, at: row?.at.toISOString() ?? "" };
}

test("an owner who types its name deletes an organisation: it is gone at once for everybody, and its links are dead", async () => {
  const { sql, ctx } = world;
  const guest = await addAccount(sql, "Gina Guest", "gina@example.com");
  const planted = await plantInvitation(sql, ctx, { email: guest.email, by: olive, to: northwind });
  const [asMia, asGina] = [await memberActor(sql, mia, northwind), await userActor(sql, guest)];
  expect(await getDashboard(ctx, asMia, {})).toMatchObject({ name: northwind.name });
  const deletion = await deleteIt();

  expect(await refusalOf(getDashboard(ctx, asMia, {}))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(leaveOrganisation(ctx, asMia, {}))).toMatchObject({ code: "not_found" });
  const mine = await listMyOrganisations(ctx, await userActor(sql, mia), {});
  expect(mine.map(({ id }) => id)).not.toContain(northwind.id);
  expect(await refusalOf(acceptInvitation(ctx, invitee(planted.mailed, asGina), {}))).toMatchObject({
    code: "not_found",
  });
  expect(await listMyInvitations(ctx, asGina, {})).toEqual([]);
  expect([...(await sql`select state from invitations where id = ${planted.id}`)]).toEqual([{ state: "revoked" }]);
  const actions = (await logOf(sql, northwind.id)).slice(0, 2).map(({ action }) => action);
  expect(actions).toEqual(["organisation.deleted", "invitation.revoked"]);
  expect(await queued(sql, organisationClosedAnnouncement)).toContainEqual(
    organisationClosedAnnouncement(deletion).ids,
  );
});

test("every member is told once, however often the announcement is begun, and nobody once it is restored", async () => {
  const { sql, ctx, other } = world;
  const deletion = await deleteIt();
  const toldNow = async () => (await queued(sql, organisationDeletedMail)).filter((ids) => ids.at === deletion.at);
  await Promise.all([tellOfDeletion(ctx.db, deletion), tellOfDeletion(other.db, deletion)]);
  await tellOfDeletion(ctx.db, deletion);
  const [row] = await sql<{ n: number }[]>`select member_count as n from organisations where id = ${northwind.id}`;
  expect(await toldNow()).toHaveLength(row?.n ?? 0);
  await sql`delete from graphile_worker._private_jobs`;
  await sql`delete from rate_limits`;
  await sql`update organisations set deleted_at = null where id = ${northwind.id}`;
  await tellOfDeletion(ctx.db, deletion);
  expect(await toldNow()).toEqual([]);
});

test("a wrong name, a stale proof, an administrator and a private account delete nothing", async () => {
  const { sql, ctx } = world;
  const actor = await asOlive();
  const wrong = () => deleteOrganisation(ctx, actor, { confirmation: confirmation.toLowerCase() });
  expect(await refusesUnwritten(sql, wrong)).toMatchObject({ code: "invalid" });
  const asAdam = await memberActor(sql, adam, northwind);
  expect(await refusesUnwritten(sql, () => deleteOrganisation(ctx, asAdam, { confirmation }))).toMatchObject({
    code: "forbidden",
  });
  const stale = await asOlive();
  await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${stale.sessionId}`;
  expect(await refusesUnwritten(sql, () => deleteOrganisation(ctx, stale, { confirmation }))).toMatchObject({
    reason: "step_up",
  });
  const [own] = await sql<{ id: string; name: string }[]>`select o.id, o.name from organisations o
    join members m on m.organisation_id = o.id where o.kind = 'personal' and m.user_id = ${olive.userId}`;
  const privately = await memberActor(sql, olive, { id: own?.id ?? "" });
  expect(await refusalOf(deleteOrganisation(ctx, privately, { confirmation: own?.name ?? "" }))).toMatchObject({
    code: "not_found",
  });
});

test("a platform admin restores it with its members, for thirty days, and its log says who did", async () => {
  const { sql, ctx } = world;
  const admin = await addAdmin(sql, "Priya Nair");
  const restore = () => restoreOrganisation(ctx, admin.actor, { organisation: northwind.id });
  expect(await refusesUnwritten(sql, restore)).toMatchObject({ reason: "not_deleted" });
  await deleteIt();
  await restore();
  expect(await getDashboard(ctx, await memberActor(sql, mia, northwind), {})).toMatchObject({ name: northwind.name });
  const [latest] = await sql<{ action: string; body: string }[]>`select action, body from audit_events
    where organisation_id = ${northwind.id} order by seq desc limit 1`;
  expect(latest?.action).toBe("organisation.restored");
  expect(JSON.parse(latest?.body ?? "").actor).toEqual({ kind: "platform_admin", id: admin.userId });

  await sql`update organisations set deleted_at = now() - interval '721 hours' where id = ${northwind.id}`;
  expect(await refusesUnwritten(sql, restore)).toMatchObject({ reason: "too_late" });
  const asOwner = await userActor(sql, olive);
  expect(await refusalOf(restoreOrganisation(ctx, asOwner, { organisation: northwind.id }))).toMatchObject({
    code: "not_found",
  });
});

test("one whose only owner has deleted their account since does not come back without an owner", async () => {
  const { sql, ctx } = world;
  const admin = await addAdmin(sql, "Pedro Alm");
  const owner = await addAccount(sql, "Nils Last", "nils@example.com", await hashPassword(castPassword));
  await sql`insert into organisations (id, kind, name, slug, seat_limit, created_by)
    values ('org_00000000000000000000000001', 'team', 'Lasting', 'lasting', 5, ${owner.userId})`;
  const lasting = { id: "org_00000000000000000000000001" };
  await joinTeam(sql, owner, lasting, "owner");
  await deleteOrganisation(ctx, await memberActor(sql, owner, lasting), { confirmation: "Lasting" });
  await deleteAccount(ctx, await userActor(sql, owner), { email: owner.email, password: castPassword });
  const restoring = () => restoreOrganisation(ctx, admin.actor, { organisation: lasting.id });
  expect(await refusesUnwritten(sql, restoring)).toMatchObject({ reason: "no_owner" });
});

test("thirty days later everything but the log is purged once, the log still verifies, and the URL name is free", async () => {
  const { sql, ctx, other } = world;
  const owner = await addAccount(sql, "Paula Purge", "paula@example.com");
  const id = "org_00000000000000000000000002";
  await sql`insert into organisations (id, kind, name, slug, seat_limit, created_by)
    values (${id}, 'team', 'Purging', 'purging', 5, ${owner.userId})`;
  await joinTeam(sql, owner, { id }, "owner");
  await plantInvitation(sql, ctx, { email: "a@example.com", by: owner, to: { id } });
  await deleteOrganisation(ctx, await memberActor(sql, owner, { id }), { confirmation: "Purging" });
  expect(await purgeOrganisations(ctx)).toBe(0);
  await sql`update organisations set deleted_at = now() - interval '721 hours' where id = ${id}`;
  const counts = await Promise.all([purgeOrganisations(ctx), purgeOrganisations(other)]);
  expect(counts.reduce((sum, each) => sum + each)).toBe(1);
  expect(await purgeOrganisations(ctx)).toBe(0);
  for (const table of ["members", "invitations", "api_tokens", "organisation_sessions", "ownership_transfers"]) {
    expect(await sql`select 1 from ${sql(table)} where organisation_id = ${id}`, table).toHaveLength(0);
  }
  const [row] = await sql`select name, slug from organisations where id = ${id}`;
  expect(row).toEqual({ name: "Deleted organisation", slug: "purged-org-00000000000000000000000002" });
  expect((await logOf(sql, id))[0]).toMatchObject({ action: "organisation.purged" });
  expect(await verifyOrganisation(ctx.db, id)).toMatchObject({ intact: true });
  const admin = await addAdmin(sql, "Paul Late");
  expect(await refusalOf(restoreOrganisation(ctx, admin.actor, { organisation: id }))).toMatchObject({
    code: "not_found",
  });
});

test("deleting and accepting an invitation at once leave no member who came after", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 12; round += 1) {
    await sql`update organisations set deleted_at = null, seat_limit = 500 where id = ${northwind.id}`;
    const guest = await addAccount(sql, `Guest ${round}`, `guest${round}@example.com`);
    const planted = await plantInvitation(sql, ctx, { email: guest.email, by: olive, to: northwind });
    const [actor, asGuest] = [await asOlive(), await userActor(sql, guest)];
    const [deleted, accepted] = await Promise.allSettled([
      deleteOrganisation(ctx, actor, { confirmation }),
      acceptInvitation(other, invitee(planted.mailed, asGuest), {}),
    ]);
    expect(deleted.status).toBe("fulfilled");
    const [row] = await sql<{ state: string }[]>`select state from invitations where id = ${planted.id}`;
    expect(row?.state).toBe(accepted.status === "fulfilled" ? "accepted" : "revoked");
    expect(castMemberId(olive, northwind)).toBeTruthy();
  }
}, 60_000);
