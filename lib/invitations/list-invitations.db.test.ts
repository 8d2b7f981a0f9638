import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { writeCursor } from "@/lib/kernel/cursor";
import { refusalOf } from "@/lib/testing/observe";
import { addAccount, joinTeam, memberActor, plantInvitation, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { inviteMember } from "./invite-member";
import { listInvitations } from "./list-invitations";
import { listMyInvitations } from "./list-my-invitations";
import { resendInvitation } from "./resend-invitation";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.sql`update organisations set seat_limit = 1000`;
});
beforeEach(() => world.sql`delete from invitations`);
afterAll(() => world.close());

type Input = Parameters<typeof listInvitations>[2];
const list = async (input: Input = {}, who: { userId: string } = olive, organisation: { id: string } = northwind) =>
  listInvitations(world.ctx, await memberActor(world.sql, who, organisation), input);
const listed = async () => (await list()).invitations.map(({ email, state }) => `${email} ${state}`);

/** An invitation that ended, or whose time passed, so many days ago. */
async function ended(email: string, state: string, days: number) {
  const { id } = await plantInvitation(world.sql, world.ctx, { email, by: adam, to: northwind });
  const at = world.sql`now() - make_interval(days => ${days})`;
  await world.sql`update invitations set created_at = ${at} - interval '14 days', sent_at = ${at} - interval '14 days',
    expires_at = ${at} where id = ${id}`;
  if (state !== "pending") {
    const by = state === "accepted" ? olive.userId : null;
    await world.sql`update invitations set state = ${state}, state_changed_at = ${at}, accepted_by = ${by} where id = ${id}`;
  }
  return id;
}

test("an invitation is shown with its role, who sent it, when, until when, and when it may be sent again", async () => {
  const { sql, ctx } = world;
  const input = { email: "Ian.New@Example.com", name: "Ian New", role: "developer" };
  await inviteMember(ctx, await memberActor(sql, adam, northwind), input);
  const { invitations, steps } = await list();
  expect(steps).toEqual({ previous: null, next: null, from: 1 });
  expect(invitations).toHaveLength(1);
  const [one] = invitations;
  expect(one).toMatchObject({
    email: "Ian.New@Example.com",
    name: "Ian New",
    roleLabel: "Developer",
    inviterName: adam.name,
    state: "pending",
  });
  const sentAt = Date.parse(one?.sentAt ?? "");
  expect(Date.parse(one?.expiresAt ?? "") - sentAt).toBe(14 * 24 * 3_600_000);
  expect(Math.abs(Date.parse(one?.mayResendAt ?? "") - sentAt - 5 * 60_000)).toBeLessThan(1_000);
});

describe("declined and expired ones", () => {
  test("stay for thirty days, whether or not anybody has noticed that their time is over", async () => {
    await ended("declined29@example.com", "declined", 29);
    await ended("expired29@example.com", "expired", 29);
    await ended("unnoticed29@example.com", "pending", 29);
    for (const state of ["declined", "expired", "pending"]) await ended(`${state}31@example.com`, state, 31);
    expect((await listed()).sort()).toEqual([
      "declined29@example.com declined",
      "expired29@example.com expired",
      "unnoticed29@example.com expired",
    ]);
  });

  test("are sent again from the list, and then stand there once, as pending", async () => {
    const { sql, ctx } = world;
    const actor = await memberActor(sql, olive, northwind);
    for (const [email, state] of [
      ["declined@example.com", "declined"],
      ["expired@example.com", "expired"],
      ["unnoticed@example.com", "pending"],
    ] as const) {
      await resendInvitation(ctx, actor, { invitationId: await ended(email, state, 3) });
    }
    expect((await listed()).sort()).toEqual([
      "declined@example.com pending",
      "expired@example.com pending",
      "unnoticed@example.com pending",
    ]);
  });

  test("are gone from the list once the person has come in or the new invitation was revoked", async () => {
    const { sql, ctx } = world;
    for (const state of ["accepted", "revoked"]) {
      const email = `${state}@example.com`;
      await ended(email, "declined", 3);
      const { id } = await plantInvitation(sql, ctx, { email, by: olive, to: northwind });
      await sql`update invitations set state = ${state}, state_changed_at = now(),
        accepted_by = ${state === "accepted" ? mia.userId : null} where id = ${id}`;
    }
    expect(await listed()).toEqual([]);
  });

  test("never include revoked and accepted ones", async () => {
    await ended("revoked@example.com", "revoked", 1);
    await ended("accepted@example.com", "accepted", 1);
    expect(await listed()).toEqual([]);
  });
});

describe("pages", () => {
  const plantMany = (count: number, prefix: string) => world.sql`
    insert into invitations (id, organisation_id, email, email_canonical, role_id, invited_by, sent_at, created_at, expires_at,
      nonce, kid, token_hash, proof_hash)
    select 'inv_' || ${prefix} || n, ${northwind.id}, ${prefix} || n || '@example.com', ${prefix} || n || '@example.com',
      'rol_member', ${olive.userId}, '2026-05-01'::timestamptz + (n / 60) * interval '1 microsecond', now(),
      now() + interval '14 days', 'n', 'test', 'hash' || ${prefix} || n, 'proof' from generate_series(1, ${count}::integer) n`;

  test("show each once, the latest first, while others are sent and revoked between them", async () => {
    await plantMany(170, "page");
    const seen: string[] = [];
    let asked: Input = {};
    for (let page = 0; page < 10; page += 1) {
      const { invitations, steps }: Awaited<ReturnType<typeof list>> = await list(asked);
      seen.push(...invitations.map(({ email }) => email));
      await plantInvitation(world.sql, world.ctx, { email: `late${page}@example.com`, by: olive, to: northwind });
      const last = invitations.at(-1);
      await world.sql`update invitations set state = 'revoked' where id = ${last?.id ?? ""}`;
      if (!steps.next) break;
      asked = { ...steps.next };
    }
    expect(seen).toHaveLength(170);
    expect(new Set(seen).size).toBe(170);
  });

  test("begin at the start for a forged cursor, and never show another organisation's", async () => {
    await plantMany(3, "forged");
    const times = ["now()", "2026-02-30 00:00:00+00", "0000-01-01 00:00:00+00", "2026-01-01 00:00:00+99", "x"];
    const first = (await list()).invitations.map(({ id }) => id);
    for (const after of [
      "x",
      "%%%",
      "bnVsbA",
      ...times.map((value) => writeCursor({ sort: "-sent", value, id: "inv" })),
    ])
      expect(
        (await list({ after })).invitations.map(({ id }) => id),
        after,
      ).toEqual(first);
    const future = writeCursor({ sort: "-sent", value: "9999-12-31 23:59:59+00", id: "'; drop table invitations; --" });
    expect((await list({ after: future })).invitations).toHaveLength(3);
    expect((await list({ after: future }, otto, southbank)).invitations).toEqual([]);
  });
});

describe("those that have ended", () => {
  const emails = async (...given: Parameters<typeof list>) =>
    (await list(...given)).invitations.map(({ email, state }) => `${email} ${state}`);

  beforeEach(async () => {
    for (const state of ["accepted", "declined", "revoked", "expired", "pending"])
      await ended(`${state}@example.com`, state, 90);
    await plantInvitation(world.sql, world.ctx, { email: "open@example.com", by: olive, to: northwind });
  });

  test("are found by their state, however long ago it was, and counted", async () => {
    expect(await emails()).toEqual(["open@example.com pending"]);
    for (const state of ["accepted", "declined", "revoked"] as const) {
      expect(await emails({ state })).toEqual([`${state}@example.com ${state}`]);
      expect((await list({ state })).total).toEqual({ count: 1, isMore: false });
    }
    expect((await emails({ state: "expired" })).sort()).toEqual([
      "expired@example.com expired",
      "pending@example.com expired",
    ]);
  });

  test("are not for those who only see the team", async () => {
    for (const state of ["accepted", "declined", "revoked", "expired"]) {
      expect(await emails({ state }, vera)).toEqual(["open@example.com pending"]);
      expect((await list({ state }, vera)).state).toBe("open");
    }
  });

  test("are searched by name and address, and what a URL cannot mean is left out", async () => {
    await world.sql`update invitations set name = 'Ines Moreau' where email = 'revoked@example.com'`;
    for (const search of ["ines", "MOREAU", "revoked@"]) {
      expect(await emails({ state: "revoked", search })).toEqual(["revoked@example.com revoked"]);
    }
    expect(await emails({ search: "%" })).toEqual([]);
    expect(await emails({ state: "lost", sort: "salary", from: "x", search: 7 })).toEqual(["open@example.com pending"]);
  });
});

test("the oldest stand first where that is asked for, and the first few are the first few", async () => {
  for (const [email, days] of [
    ["one@example.com", 3],
    ["two@example.com", 2],
    ["three@example.com", 1],
  ] as const) {
    await ended(email, "declined", days);
  }
  const emails = async (input: Input) => (await list(input)).invitations.map(({ email }) => email.split("@")[0]);
  expect(await emails({})).toEqual(["three", "two", "one"]);
  expect(await emails({ sort: "sent" })).toEqual(["one", "two", "three"]);
  expect(await emails({ most: 2 })).toEqual(["three", "two"]);
  expect((await list({ most: 2 })).total).toBeNull();
});

test("the list is for those who may see the team, in their own organisation", async () => {
  const { sql, ctx } = world;
  await plantInvitation(sql, ctx, { email: "shown@example.com", by: olive, to: northwind });
  expect((await list({}, vera)).invitations).toHaveLength(1);
  const plain = await addAccount(sql, "Pam Plain", "pam@example.com");
  await joinTeam(sql, plain, northwind, "member");
  expect(await refusalOf(list({}, plain))).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
  expect(await refusalOf(list({}, otto))).toMatchObject({ code: "not_found" });
});

describe("one's own invitations", () => {
  test("are the live ones to one's address, in every organisation, and nobody else's", async () => {
    const { sql, ctx } = world;
    const guest = await addAccount(sql, "Gina Guest", "gina@example.com");
    const mine = async () => (await listMyInvitations(ctx, await userActor(sql, guest), {})).map((row) => row.id);
    expect(await mine()).toEqual([]);
    const [here, there] = [
      await plantInvitation(sql, ctx, { email: "GINA@example.com", by: olive, to: northwind }),
      await plantInvitation(sql, ctx, { email: "gina@example.com", by: otto, to: southbank, role: "developer" }),
    ];
    await plantInvitation(sql, ctx, { email: "gina2@example.com", by: olive, to: northwind });
    expect((await mine()).sort()).toEqual([here.id, there.id].sort());
    await sql`update invitations set expires_at = now() where id = ${here.id}`;
    expect(await mine()).toEqual([there.id]);
    const [row] = await listMyInvitations(ctx, await userActor(sql, guest), {});
    expect(row).toMatchObject({ organisationName: southbank.name, roleLabel: "Developer" });
    for (const state of ["declined", "revoked"]) {
      await sql`update invitations set state = ${state} where id = ${state === "declined" ? here.id : there.id}`;
    }
    expect(await mine()).toEqual([]);
  });
});
