import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, logOf, queued, refusesUnwritten, snapshot } from "@/lib/testing/observe";
import { addAccount, joinTeam, memberActor, plantInvitation } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { inviteSeveralForm } from "./form";
import { addressesPerPost } from "./input";
import { inviteSeveral } from "./invite-several";
import { invitationMail } from "./mails";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.sql`update organisations set seat_limit = 100 where id = ${northwind.id}`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

async function invite(pasted: string, { who = olive, of = northwind, role = "technician", message = "" } = {}) {
  const actor = await memberActor(world.sql, who, of);
  const { rows } = await inviteSeveral(world.ctx, actor, inviteSeveralForm.read({ addresses: pasted, role, message }));
  return rows;
}

/** What stands of an address in the organisation: its invitations, oldest first. */
const storedOf = (canonical: string, of: { id: string } = northwind) => world.sql<
  { state: string; role_id: string; message: string | null }[]
>`select state, role_id, message from invitations
    where organisation_id = ${of.id} and email_canonical = ${canonical} order by created_at, id`;

describe("pasted addresses", () => {
  test("get one result each, in their order, and one that is refused does not stop the others", async () => {
    const { sql, ctx } = world;
    await plantInvitation(sql, ctx, { email: "waiting@example.com", by: adam, to: northwind });
    const pasted = [
      "ana@example.com",
      "not an address",
      olive.email.toUpperCase(),
      "Mia Duarte <MIA@northwind.example>",
      "Waiting@Example.com",
      "ben@localhost",
      "Ben Sato <ben@example.com>",
    ];
    const rows = await invite(pasted.join("\n"), { role: "developer", message: "Hello all" });
    expect(rows).toEqual([
      { address: "ana@example.com", name: null, sent: true },
      { address: "not an address", name: null, sent: false, because: "not_an_address" },
      { address: "OLIVE@NORTHWIND.EXAMPLE", name: null, sent: false, because: "own_address", facts: {} },
      { address: "MIA@northwind.example", name: "Mia Duarte", sent: false, because: "member_already", facts: {} },
      {
        address: "Waiting@Example.com",
        name: null,
        sent: false,
        because: "invited_already",
        facts: {},
      },
      { address: "ben@localhost", name: null, sent: false, because: "not_an_address" },
      { address: "ben@example.com", name: "Ben Sato", sent: true },
    ]);
    for (const canonical of ["ana@example.com", "ben@example.com"]) {
      expect([...(await storedOf(canonical))]).toEqual([
        { state: "pending", role_id: "rol_developer", message: "Hello all" },
      ]);
    }
    expect(await storedOf("waiting@example.com")).toHaveLength(1);
    expect(await storedOf("mia@northwind.example")).toHaveLength(0);
    expect(await queued(sql, invitationMail)).toHaveLength(2);
    const [second, first] = await logOf(sql, northwind.id);
    expect([first, second]).toMatchObject([
      { action: "invitation.sent", actor: olive.userId },
      { action: "invitation.sent", actor: olive.userId },
    ]);
  });

  test("that stand there twice, in any spelling, are one invitation and one result", async () => {
    const { sql } = world;
    const before = (await queued(sql, invitationMail)).length;
    const rows = await invite("twin@example.com, TWIN@example.com; Twin <twin@Example.com>\ntwin@example.com");
    expect(rows).toEqual([{ address: "twin@example.com", name: null, sent: true }]);
    expect(await storedOf("twin@example.com")).toHaveLength(1);
    expect(await queued(sql, invitationMail)).toHaveLength(before + 1);
  });

  test("as Outlook copies them are invited by their names, which the invitation keeps", async () => {
    const rows = await invite("Lund, Mia <mia.lund@example.org>; Berg, Jonas <jonas.berg@example.org>");
    expect(rows).toEqual([
      { address: "mia.lund@example.org", name: "Mia Lund", sent: true },
      { address: "jonas.berg@example.org", name: "Jonas Berg", sent: true },
    ]);
    const stored =
      await world.sql`select name from invitations where email_canonical like '%@example.org' order by name`;
    expect([...stored]).toEqual([{ name: "Jonas Berg" }, { name: "Mia Lund" }]);
  });

  test("two in one entry, which no form of ours sends, are none", async () => {
    const actor = await memberActor(world.sql, olive, northwind);
    const addresses = ["one@example.org two@example.org"];
    const { rows } = await inviteSeveral(world.ctx, actor, { addresses, role: "member" });
    expect(rows).toMatchObject([{ sent: false, because: "not_an_address" }]);
  });

  test("that were all refused write nothing, not even to the log", async () => {
    const { sql, ctx } = world;
    const actor = await memberActor(sql, olive, northwind);
    const before = await snapshot(sql);
    const addresses = ["nobody", olive.email, vera.email, "waiting@example.com"];
    const { rows } = await inviteSeveral(ctx, actor, { addresses, role: "member" });
    expect(rows.map(({ sent }) => sent)).toEqual([false, false, false, false]);
    expect(await snapshot(sql)).toEqual(before);
  });

  test("get the seats that are left, in their order, and the rest read that there is none", async () => {
    const { sql, ctx } = world;
    // Otto and Mia are in, and one invitation holds a seat: two of five are free.
    await sql`update organisations set seat_limit = 5 where id = ${southbank.id}`;
    await plantInvitation(sql, ctx, { email: "held@example.com", by: otto, to: southbank });
    const lapsed = await plantInvitation(sql, ctx, { email: "four@example.com", by: otto, to: southbank });
    await sql`update invitations set expires_at = now() where id = ${lapsed.id}`;
    const rows = await invite("wrong\none@example.com\ntwo@example.com\nthree@example.com\nfour@example.com", {
      who: otto,
      of: southbank,
    });
    const full = { sent: false, because: "no_seat_left", facts: { limit: 5 } };
    expect(rows).toMatchObject([
      { address: "wrong", sent: false, because: "not_an_address" },
      { address: "one@example.com", sent: true },
      { address: "two@example.com", sent: true },
      { address: "three@example.com", ...full },
      { address: "four@example.com", ...full },
    ]);
    expect(await storedOf("three@example.com", southbank)).toHaveLength(0);
    // A refused row leaves the older invitation as it stood, although others of the same post were written.
    expect([...(await storedOf("four@example.com", southbank))]).toMatchObject([{ state: "pending" }]);
    await sql`update organisations set seat_limit = 25 where id = ${southbank.id}`;
  });

  test("at the limit of mails are told when to try again, one by one", async () => {
    const { sql } = world;
    await sql`insert into rate_limits (bucket, taken, ends_at)
      values (${`mail:organisation:${northwind.id}`}, 499, now() + interval '1 hour')
      on conflict (bucket) do update set taken = 499`;
    const rows = await invite("last@example.com\nover@example.com");
    expect(rows).toMatchObject([
      { sent: true },
      { sent: false, because: "rate_limited", facts: { minutes: expect.any(Number) } },
    ]);
    expect(await storedOf("over@example.com")).toHaveLength(0);
    await sql`delete from rate_limits`;
  });

  test("outside the approved domains are refused, since each needs a reason of its own", async () => {
    const { sql } = world;
    await sql`update organisations set approved_domains = '["northwind.example"]' where id = ${northwind.id}`;
    const rows = await invite("inside@mail.northwind.example\noutside@example.com");
    expect(rows).toEqual([
      { address: "inside@mail.northwind.example", name: null, sent: true },
      {
        address: "outside@example.com",
        name: null,
        sent: false,
        because: "outside_domains",
        facts: { domains: "northwind.example" },
      },
    ]);
    expect(await storedOf("outside@example.com")).toHaveLength(0);
    await sql`update organisations set approved_domains = '[]' where id = ${northwind.id}`;
  });
});

describe("nothing of a paste is sent", () => {
  const refused = async (who: typeof olive, input: Record<string, string>, of: { id: string } = northwind) => {
    const actor = await memberActor(world.sql, who, of);
    const whole = { addresses: "a@example.com\nb@example.com", role: "member", ...input };
    return refusesUnwritten(world.sql, () => inviteSeveral(world.ctx, actor, inviteSeveralForm.read(whole)));
  };

  test("with a role that holds what the inviter lacks, whatever the addresses", async () => {
    expect(await refused(adam, { role: "owner" })).toMatchObject({ code: "forbidden", reason: "outranked" });
    expect(await refused(adam, { role: "owner", addresses: "wrong" })).toMatchObject({ reason: "outranked" });
    expect((await refused(adam, { role: "god" })).fields).toEqual({ role: "choose_role" });
  });

  test("by a member who may not manage the team, with an entry in the log", async () => {
    expect(await refused(mia, {})).toMatchObject({ code: "forbidden", facts: { permission: "team:manage" } });
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({ action: "access.denied", actor: mia.userId });
  });

  test("into an organisation of others, or into one's private account", async () => {
    expect(await refused(otto, {})).toMatchObject({ code: "not_found" });
    expect(await refused(olive, {}, { id: olive.personalId })).toMatchObject({ code: "not_found" });
  });

  test("when there is no address in it, or more than one transaction should hold", async () => {
    for (const addresses of ["", " \n ,; "]) {
      expect((await refused(olive, { addresses })).fields.addresses).toBe("Enter at least one email address");
    }
    const many = Array.from({ length: addressesPerPost + 1 }, (_, index) => `many${index}@example.com`).join("\n");
    expect((await refused(olive, { addresses: many })).fields.addresses).toMatch(/^Enter at most 25 addresses/);
  });
});

test("two managers who paste the same list at the same moment invite everybody once, and each reads who did it", async () => {
  const { sql, ctx, other } = world;
  const second = await addAccount(sql, "Second Manager", "second@example.com");
  await joinTeam(sql, second, northwind, "administrator");
  const list = Array.from({ length: 8 }, (_, index) => `pair${index}@example.com`);
  const asOlive = await memberActor(sql, olive, northwind);
  const asSecond = await memberActor(sql, second, northwind);
  const [one, two] = await Promise.all([
    inviteSeveral(ctx, asOlive, { addresses: list, role: "member" }),
    inviteSeveral(other, asSecond, { addresses: list, role: "member" }),
  ]);
  const sent = [...one.rows, ...two.rows].filter((row) => row.sent);
  expect(sent).toHaveLength(8);
  expect(new Set(sent.map(({ address }) => address)).size).toBe(8);
  expect(await sql`select 1 from invitations where email_canonical like 'pair%'`).toHaveLength(8);
});
