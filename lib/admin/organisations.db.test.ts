import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { askForSeats } from "@/lib/organisations/ask-for-seats";
import { getPlan } from "@/lib/organisations/get-plan";
import { seatsAskedMail } from "@/lib/organisations/mails";
import { brokenInvariants, logOf, patiently, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { type Admin, addAdmin } from "@/lib/testing/platform-admin";
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
import { archiveUser } from "./archive-user";
import { findOrganisations } from "./find-organisations";
import { getOrganisation } from "./get-organisation";
import { setSeatLimit } from "./set-seat-limit";
import { unarchiveUser } from "./unarchive-user";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;

let world: World;
let admin: Admin;
beforeAll(async () => {
  world = await openWorld({ connections: 6 });
  admin = await addAdmin(world.sql, "Priya Nair");
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});
beforeEach(async () => {
  const { sql } = world;
  await sql`delete from rate_limits`;
  await sql`update organisations set seat_limit = 25 where kind = 'team'`;
  await rejoin(sql, olive, northwind, "owner");
});

const limit = (seats: string | number, organisation = northwind.id) =>
  setSeatLimit(world.ctx, admin.actor, { organisation, seats });

describe("organisations, to platform admins", () => {
  test("are found by part of a name or URL name, with seats and state, and never a private account", async () => {
    const { ctx, sql } = world;
    const found = async (search: string) => (await findOrganisations(ctx, admin.actor, { search })).organisations;
    expect((await found(northwind.name.slice(0, 5).toUpperCase())).map(({ id }) => id)).toContain(northwind.id);
    expect(await found("%")).toEqual([]);
    const [own] = await sql<
      { slug: string; id: string }[]
    >`select slug, id from organisations where kind = 'personal' limit 1`;
    expect(await found(own?.slug ?? "")).toEqual([]);
    expect(await refusalOf(getOrganisation(ctx, admin.actor, { organisation: own?.id ?? "" }))).toMatchObject({
      code: "not_found",
    });
    expect(await getOrganisation(ctx, admin.actor, { organisation: northwind.id })).toMatchObject({
      seatLimit: 25,
      owners: [{ name: olive.name }],
    });
    const asOlive = await userActor(sql, olive);
    expect(await refusalOf(findOrganisations(ctx, asOlive, {}))).toMatchObject({ code: "not_found" });
  });

  test("get more seats or fewer, but never fewer than members, and their log says who changed it", async () => {
    const { sql, ctx } = world;
    await limit(40);
    expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "seats.limit_changed", actor: admin.userId });
    const before = (await logOf(sql, northwind.id)).length;
    await limit(40);
    expect((await logOf(sql, northwind.id)).length).toBe(before);
    const { used } = await getPlan(ctx, await memberActor(sql, olive, northwind), {});
    expect(await refusesUnwritten(sql, () => limit(used - 1))).toMatchObject({ code: "invalid" });
    expect(await refusesUnwritten(sql, () => limit("many"))).toMatchObject({ code: "invalid" });
    await limit(used);
    const guest = await addAccount(sql, "Late Guest", "late.guest@example.com");
    const planted = await plantInvitation(sql, ctx, { email: guest.email, by: olive, to: northwind });
    const late = acceptInvitation(ctx, invitee(planted.mailed, await userActor(sql, guest)), {});
    expect(await refusalOf(late)).toMatchObject({ reason: "no_seat_left" });
  });

  test("never have more members than seats while many accept and the limit goes up and down (INV-02)", async () => {
    const { sql, ctx, other } = world;
    const { used } = await getPlan(ctx, await memberActor(sql, olive, northwind), {});
    await limit(used + 40);
    const guests = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const guest = await addAccount(sql, `Crowd ${index}`, `crowd${index}@example.com`);
        const { mailed } = await plantInvitation(sql, ctx, { email: guest.email, by: olive, to: northwind });
        return { guest, mailed, actor: await userActor(sql, guest) };
      }),
    );
    const lowering = (async () => {
      for (const extra of [30, 5, 20, 5]) await limit(used + extra).catch((error) => error);
    })();
    const outcomes = await Promise.allSettled([
      ...guests.map(({ mailed, actor }, index) =>
        patiently(() => acceptInvitation(index % 2 ? ctx : other, invitee(mailed, actor), {})),
      ),
      lowering,
    ]);
    for (const each of outcomes)
      if (each.status === "rejected") expect(each.reason).toMatchObject({ reason: "no_seat_left" });
    expect(await brokenInvariants(sql)).toEqual({});
    await sql`delete from members where organisation_id = ${northwind.id}
      and user_id in ${sql(guests.map(({ guest }) => guest.userId))}`;
    await sql`update invitations set state = 'revoked' where state = 'pending'`;
  }, 60_000);
});

describe("asking for more seats", () => {
  test("tells support, with a number that is more than there are, twice a day at most", async () => {
    const { sql, ctx } = world;
    const asAdam = await memberActor(sql, adam, northwind);
    expect(await refusesUnwritten(sql, () => askForSeats(ctx, asAdam, { seats: 25 }))).toMatchObject({
      code: "invalid",
    });
    await askForSeats(ctx, asAdam, { seats: 40 });
    await askForSeats(ctx, asAdam, { seats: 45 });
    expect(await queued(sql, seatsAskedMail)).toHaveLength(2);
    expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "seats.asked", actor: adam.userId });
    expect(await refusesUnwritten(sql, () => askForSeats(ctx, asAdam, { seats: 50 }))).toMatchObject({
      code: "rate_limited",
    });
    const asMia = await memberActor(sql, mia, northwind);
    expect(await refusalOf(askForSeats(ctx, asMia, { seats: 50 }))).toMatchObject({ code: "forbidden" });
  });
});

describe("archiving somebody", () => {
  test("signs them out, takes them out of every team, and keeps the account and its private space", async () => {
    const { sql, ctx } = world;
    const person = await addAccount(sql, "Arno Archived", "arno@example.com");
    await joinTeam(sql, person, northwind, "technician");
    await joinTeam(sql, person, southbank, "member");
    const theirs = await memberActor(sql, person, northwind);
    await archiveUser(ctx, admin.actor, { personId: person.userId });
    expect(await refusalOf(getPlan(ctx, theirs, {}))).toMatchObject({ code: "not_found" });
    expect(await sql`select 1 from sessions where user_id = ${person.userId}`).toHaveLength(0);
    const left = await sql`select o.kind from members m join organisations o on o.id = m.organisation_id
      where m.user_id = ${person.userId}`;
    expect([...left]).toEqual([{ kind: "personal" }]);
    for (const { id } of [northwind, southbank]) {
      expect((await logOf(sql, id))[0]).toMatchObject({ action: "member.removed", actor: admin.userId });
    }
    const again = () => archiveUser(ctx, admin.actor, { personId: person.userId });
    expect(await refusesUnwritten(sql, again)).toMatchObject({ code: "not_found" });

    await unarchiveUser(ctx, admin.actor, { personId: person.userId });
    expect([...(await sql`select archived_at from users where id = ${person.userId}`)]).toEqual([
      { archived_at: null },
    ]);
    const twice = () => unarchiveUser(ctx, admin.actor, { personId: person.userId });
    expect(await refusesUnwritten(sql, twice)).toMatchObject({ code: "not_found" });
  });

  test("is refused for the only owner of a team, which is named, for platform admins and for oneself", async () => {
    const { sql, ctx } = world;
    const archive = (personId: string) => refusesUnwritten(sql, () => archiveUser(ctx, admin.actor, { personId }));
    expect(await archive(olive.userId)).toMatchObject({
      reason: "last_owner",
      facts: { organisations: northwind.name },
    });
    const colleague = await addAdmin(sql, "Pedro Alm");
    expect(await archive(colleague.userId)).toMatchObject({ reason: "platform_admin" });
    expect(await archive(admin.userId)).toMatchObject({ reason: "yourself" });
    expect(await sql`select 1 from members where id = ${castMemberId(vera, northwind)}`).toHaveLength(1);
    expect(otto.userId).toBeTruthy();
  });

  test("never brings back somebody who was erased", async () => {
    const { sql, ctx } = world;
    const person = await addAccount(sql, "Erik Erased", "erik@example.com");
    await sql`update users set archived_at = now(), email_canonical = ${`${person.userId.replace("_", "-")}@deleted.invalid`}
      where id = ${person.userId}`;
    const restoring = () => unarchiveUser(ctx, admin.actor, { personId: person.userId });
    expect(await refusesUnwritten(sql, restoring)).toMatchObject({ code: "not_found" });
  });
});
