import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withOrganisation } from "@/db/scope";
import { cast, castMemberId } from "@/db/seed";
import { auditEvent } from "@/lib/audit/events";
import { recordAuditEvent } from "@/lib/audit/record";
import { inviteMember } from "@/lib/invitations/invite-member";
import { writeCursor } from "@/lib/kernel/cursor";
import { changeRole } from "@/lib/members/change-role";
import { removeMember } from "@/lib/members/remove-member";
import { brokenInvariants, refusesUnwritten, textOf } from "@/lib/testing/observe";
import { addAccount, joinTeam, memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { exportAuditLog } from "./export-audit-log";
import { getChainVerdict } from "./get-chain-verdict";
import { listAuditEvents } from "./list-audit-events";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { sql, ctx } = world;
  const asOlive = await memberActor(sql, olive, northwind);
  await inviteMember(ctx, asOlive, { name: "", email: "jonas@guests.example", role: "technician", message: "" });
  const memberId = castMemberId(mia, northwind);
  await changeRole(ctx, asOlive, { memberId, role: "read_only" });
  await changeRole(ctx, await memberActor(sql, adam, northwind), { memberId, role: "technician" });
  const nadia = await addAccount(sql, "Nadia Former", "nadia@northwind.example");
  const former = await joinTeam(sql, nadia, northwind, "developer");
  await removeMember(ctx, asOlive, { memberId: former, confirmation: "Nadia Former" });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const list = async (input: object = {}, who: { userId: string } = olive) =>
  listAuditEvents(world.ctx, await memberActor(world.sql, who, northwind), input);
const actions = async (input: object) => (await list(input)).events.map(({ action }) => action);

/** Somebody opens the organisation, on a server of their own choice. */
function append(server: "ctx" | "other" = "ctx") {
  const ctx = world[server];
  const person = { id: vera.userId, name: vera.name, email: vera.email };
  const event = auditEvent("session.opened", "mem_any", { method: "password", sessionId: "ses_any" });
  return withOrganisation(ctx.db, northwind.id, (tx) =>
    recordAuditEvent(tx, ctx, northwind.id, { kind: "member", id: vera.userId, person }, event),
  );
}

describe("the log", () => {
  test("says what happened, newest first, with what was before and after and from where", async () => {
    const { events, head, organisation } = await list();
    expect(organisation.name).toBe(northwind.name);
    expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toSorted((one, other) => other - one));
    expect(head).toEqual({ seq: events[0]?.seq, hash: events[0]?.hash });
    expect(events.find(({ action }) => action === "member.role_changed")).toMatchObject({
      sentence: "Adam Khan changed the role of Mia Duarte from Read only to Technician",
      actor: { ip: "203.0.113.7", browser: "Firefox on Linux", email: adam.email },
      details: { before: "read_only", after: "technician" },
      requestId: "req_test",
    });
  });

  test("is asked for a person by name, address, user id or membership, as who acted and as whom it was about", async () => {
    const about = ["member.role_changed", "member.role_changed"];
    for (const person of ["mia du", mia.email.toUpperCase(), mia.userId, castMemberId(mia, northwind)]) {
      expect(await actions({ person }), person).toEqual(about);
    }
    expect(await actions({ person: "adam" })).toEqual(["member.role_changed"]);
    expect((await list({ person: "mia du" })).person).toMatchObject({ userId: mia.userId, name: mia.name });
  });

  test("knows former members and addresses that never had an account", async () => {
    expect(await actions({ person: "former" })).toEqual(["member.removed"]);
    expect(await actions({ person: "jonas@guests.example" })).toEqual(["invitation.sent"]);
    const { events } = await list({ action: "member.removed" });
    expect(await actions({ person: events[0]?.target.id ?? "" })).toEqual(["member.removed"]);
  });

  test("offers a choice where what was typed fits several, and shows nothing where it fits nobody", async () => {
    const several = await list({ person: "northwind.example" });
    expect(several.events).toEqual([]);
    expect(several.choices?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Adam Khan", "Mia Duarte", "Nadia Former", "Olive Larsen", "Vera Sato"]),
    );
    for (const person of ["nobody of that name", "usr_nobody", "mem_nobody", "%", otto.email, otto.userId]) {
      expect(await list({ person }), person).toMatchObject({ events: [], choices: [], person: null });
    }
  });

  test("is asked for an action, alone and together with a person", async () => {
    expect(new Set(await actions({ action: "member.role_changed" }))).toEqual(new Set(["member.role_changed"]));
    expect(await actions({ action: "member.role_changed", person: "adam" })).toHaveLength(1);
    expect(await actions({ action: "no.such_action" })).toEqual([]);
  });

  test("is asked for days of the organisation's zone, both included", async () => {
    const { sql } = world;
    await sql`update organisations set time_zone = 'Pacific/Auckland' where id = ${southbank.id}`;
    const asOtto = await memberActor(sql, otto, southbank);
    const seqs = async (input: object) => (await listAuditEvents(world.ctx, asOtto, input)).events.map((e) => e.seq);
    const event = '{"id":"aud_x","action":"access.denied"}';
    await sql`select append_audit_event(${southbank.id}, ${event}) from generate_series(2, 4)`;
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      // In Auckland, in its summer time: the 2nd at 23:59, the 3rd at midnight, at 23:59, and the 4th at midnight.
      const times = ["2026-02-02T10:59:59Z", "2026-02-02T11:00:00Z", "2026-02-03T10:59:59Z", "2026-02-03T11:00:00Z"];
      for (const [index, at] of times.entries())
        await tx`update audit_events set at = ${at} where organisation_id = ${southbank.id} and seq = ${index + 1}`;
    });
    expect(await seqs({ from: "2026-02-03", to: "2026-02-03" })).toEqual([3, 2]);
    expect(await seqs({ from: "2026-02-03" })).toEqual([4, 3, 2]);
    expect(await seqs({ to: "2026-02-02" })).toEqual([1]);
    expect(await seqs({ from: "2026-02-05" })).toEqual([]);
    expect(await seqs({ to: "2026-02-01" })).toEqual([]);
    expect(await seqs({ from: "2026-02-03", to: "2026-02-03", action: "access.denied" })).toEqual([3, 2]);
    // What no calendar knows is left out, as is a cursor that is none of ours.
    expect(await seqs({ from: "2026-02-30", to: "yesterday", after: "x" })).toEqual([4, 3, 2, 1]);
    for (const value of ["1e400", "1.5", "-3", "", "3; drop"])
      expect(await seqs({ after: writeCursor({ sort: "seq", value, id: "x" }) }), value).toEqual([4, 3, 2, 1]);
  });

  test("shows an entry that does not have the form of today's list", async () => {
    const { sql } = world;
    await sql`select append_audit_event(${southbank.id}, '{"id":"aud_old","action":"member.promoted"}')`;
    const { events } = await listAuditEvents(world.ctx, await memberActor(sql, otto, southbank), {});
    expect(events[0]).toMatchObject({ action: "member.promoted", sentence: "Member promoted", details: {} });
  });

  test("loses nothing and repeats nothing while it is read page by page and fifty writers go on", async () => {
    for (let turn = 0; turn < 60; turn += 1) await append();
    const [before] = (await list()).events;
    const seen: number[] = [];
    let writers: Promise<void>[] = [];
    let after: string | undefined;
    do {
      writers = [...writers, ...Array.from({ length: 17 }, (_, index) => append(index % 2 ? "ctx" : "other"))];
      const page: Awaited<ReturnType<typeof list>> = await list({ after });
      seen.push(...page.events.map(({ seq }) => seq));
      after = page.steps.next?.after;
    } while (after);
    await Promise.all(writers);
    const old = seen.filter((seq) => seq <= (before?.seq ?? 0));
    expect(old).toEqual(Array.from({ length: before?.seq ?? 0 }, (_, index) => (before?.seq ?? 0) - index));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("is walked back as it was walked forth, and says which entries of how many these are", async () => {
    const first = await list();
    const all = first.head.seq;
    expect(first).toMatchObject({ total: { count: all, isMore: false }, steps: { previous: null, from: 1 } });
    expect(first.since).toBe(
      (
        await world.sql`select min(at) as at from audit_events
      where organisation_id = ${northwind.id}`
      )[0]?.at
        .toISOString()
        .replace(/\.\d+Z$/, "Z"),
    );
    const second = await list({ after: first.steps.next?.after });
    const third = await list({ after: second.steps.next?.after });
    expect(third.steps.from).toBe(51);
    expect((await list({ before: third.steps.previous?.before })).events).toEqual(second.events);
    const back = await list({ before: second.steps.previous?.before });
    expect(back.events).toEqual(first.events);
    expect(back.steps).toMatchObject({ previous: null, from: 1 });
    // Of one action nobody has counted how many there are.
    const signIns = await list({ action: "session.opened" });
    expect(signIns).toMatchObject({ total: null, steps: { previous: null, from: null } });
    const next = await list({ action: "session.opened", after: signIns.steps.next?.after });
    const again = await list({ action: "session.opened", before: next.steps.previous?.before });
    expect(again.events).toEqual(signIns.events);
  });

  test("knows without counting how many entries the asked days have", async () => {
    const { total, events } = await list({ from: "2020-01-01", to: "2020-12-31" });
    expect([total, events]).toEqual([{ count: 0, isMore: false }, []]);
    expect((await list({ from: "2999-01-01" })).total?.count).toBe(0);
    expect((await list({ to: "2020-01-01" })).total?.count).toBe(0);
    const { head } = await list();
    expect((await list({ from: "2020-01-01", to: "2999-01-01" })).total?.count).toBe(head.seq);
    expect(await list({ from: "2020-01-01", after: "x" })).toMatchObject({ steps: { from: 1 } });
  });

  test("is for owners and administrators of a team, and of nobody else's", async () => {
    const { sql, ctx } = world;
    expect((await list({}, adam)).events.length).toBeGreaterThan(0);
    for (const who of [mia, vera]) await expect(list({}, who)).rejects.toMatchObject({ code: "forbidden" });
    await expect(list({}, otto)).rejects.toMatchObject({ code: "not_found" });
    const own = await memberActor(sql, olive, { id: olive.personalId });
    await expect(listAuditEvents(ctx, own, {})).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the export", () => {
  const asked = async (input: object, who: { userId: string } = olive) =>
    exportAuditLog(world.ctx, await memberActor(world.sql, who, northwind), input);
  const refused = async (input: object, who: { userId: string } = olive) => {
    const actor = await memberActor(world.sql, who, northwind);
    return refusesUnwritten(world.sql, () => exportAuditLog(world.ctx, actor, input));
  };
  const read = async (input: object) => textOf((await asked(input)).lines);

  test("as JSON Lines is the table up to the moment it was asked for, hash by hash, and is itself logged", async () => {
    const { sql } = world;
    const { lines } = await asked({ format: "jsonl" });
    await append();
    const entries = (await textOf(lines))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const rows = await sql`select e.seq::integer, e.body, e.hash, e.previous_hash as "previousHash", p.name
      from audit_events e left join audit_people p on p.organisation_id = e.organisation_id and p.seq = e.seq and p.part = 'actor'
      where e.organisation_id = ${northwind.id} order by e.seq`;
    const exported = rows.findLast(({ body }) => JSON.parse(body).action === "audit_log.exported");
    expect(
      entries.map(({ seq, body, hash, previousHash, actor }) => [seq, body, hash, previousHash, actor.name]),
    ).toEqual(
      rows
        .filter(({ seq }) => seq < exported?.seq)
        .map(({ seq, body, hash, previousHash, name }) => [seq, body, hash, previousHash, name]),
    );
    expect(JSON.parse(exported?.body).details).toEqual({
      format: "jsonl",
      upTo: exported?.seq - 1,
      action: null,
      person: null,
      from: null,
      to: null,
    });
  });

  test("as CSV says that it is UTF-8, quotes every cell and keeps formulas from running", async () => {
    const { sql, ctx } = world;
    const asOlive = await memberActor(sql, olive, northwind);
    const hostile = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1", "\tx", "\rx"];
    const seqs = [];
    for (const name of hostile) {
      const person = { id: mia.userId, name, email: '=a,"b"@x.example' };
      const event = auditEvent("account.unlocked", mia.userId, { userId: mia.userId }, person);
      const actor = { kind: "member", id: asOlive.userId, person } as const;
      await withOrganisation(ctx.db, northwind.id, (tx) => recordAuditEvent(tx, ctx, northwind.id, actor, event));
      seqs.push(name);
    }
    const text = await read({ format: "csv", action: "account.unlocked" });
    expect(text.startsWith('\ufeff"Number","Time (UTC)","Action","What happened",')).toBe(true);
    expect(text.lastIndexOf("\ufeff")).toBe(0);
    expect(text.endsWith("\r\n")).toBe(true);
    for (const name of hostile) expect(text).toContain(`,"'${name}",`);
    expect(text).toContain(`"'=a,""b""@x.example"`);
    // No cell begins with what a spreadsheet runs.
    expect(text).not.toMatch(/(?:^|[,\n]"?)[=+@＝\t]/);
  });

  test("holds what the filter leaves, says so in the log, and needs one person", async () => {
    const text = await read({ format: "jsonl", person: "mia du", action: "member.role_changed" });
    expect(text.trimEnd().split("\n")).toHaveLength(2);
    const [latest] = (await list()).events;
    expect(latest).toMatchObject({ details: { person: mia.userId, action: "member.role_changed" } });
    expect(latest?.sentence).toBe("Olive Larsen downloaded a part of the audit log as JSON Lines");
    expect(await read({ format: "jsonl", action: "Mia Duarte" })).toBe("");
    expect((await list()).events[0]?.details.action).toBe("unknown");
    await read({ format: "jsonl", person: "jonas@guests.example" });
    const [byAddress] = (await list()).events;
    expect(byAddress?.details).toMatchObject({ person: "address" });
    expect(await refused({ format: "csv", person: "northwind.example" })).toMatchObject({ code: "invalid" });
    expect(await refused({ format: "xlsx" })).toMatchObject({ code: "invalid" });
  });

  test("is longer than a page without losing or repeating an entry", async () => {
    const { sql } = world;
    await sql`select append_audit_event(${northwind.id}, '{"id":"aud_x","action":"access.denied"}') from generate_series(1, 2100)`;
    const numbers = (await read({ format: "csv" }))
      .split("\r\n")
      .slice(1, -1)
      .filter((line) => /^"\d+","20/.test(line))
      .map((line) => Number(line.slice(1).split('"')[0]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(2100);
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`insert into audit_people (organisation_id, seq, part) select organisation_id, seq, 'actor' from audit_events
        on conflict do nothing`;
    });
  });

  test("of an erased person names nobody, and the chain still verifies", async () => {
    const { sql, ctx } = world;
    await sql`update audit_people set name = null, email = null, ip = null, browser = null where person_id = ${mia.userId}`;
    const text = await read({ format: "csv", person: mia.userId });
    expect(text).toContain("changed the role of somebody from Read only to Technician");
    expect(text).not.toMatch(/Mia|mia@/);
    const asOlive = await memberActor(sql, olive, northwind);
    expect(await getChainVerdict(ctx, asOlive, { afterSeq: 0 })).toMatchObject({ intact: true, isEnd: true });
  });

  test("needs a proof of the last ten minutes, and is for those who see the log; a refusal writes nothing", async () => {
    const { sql, ctx } = world;
    const stale = await memberActor(sql, olive, northwind);
    await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${stale.sessionId}`;
    const refusal = await refusesUnwritten(sql, () => exportAuditLog(ctx, stale, { format: "csv" }));
    expect(refusal).toMatchObject({ code: "verification_required", reason: "step_up" });
    for (const who of [mia, vera]) expect(await refused({ format: "csv" }, who)).toMatchObject({ code: "forbidden" });
    expect(await refused({ format: "csv" }, otto)).toMatchObject({ code: "not_found" });
  });
});

describe("the verdict on a chain", () => {
  test("comes in steps that begin where the last one ended, and names the first bad entry", async () => {
    const { sql, ctx } = world;
    const asOlive = await memberActor(sql, olive, northwind);
    await sql`select append_audit_event(${northwind.id}, '{"id":"aud_x","action":"access.denied"}') from generate_series(1, 10000)`;
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`insert into audit_people (organisation_id, seq, part) select organisation_id, seq, 'actor' from audit_events
        on conflict do nothing`;
    });
    const first = await getChainVerdict(ctx, asOlive, { afterSeq: 0 });
    expect(first).toMatchObject({ intact: true, isEnd: false, head: { seq: 10_000 } });
    const last = await getChainVerdict(ctx, asOlive, { afterSeq: 10_000 });
    expect(last).toMatchObject({ intact: true, isEnd: true, head: { seq: last.length } });
    const damage = (body: string) =>
      sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx`update audit_events set body = ${body} where organisation_id = ${northwind.id} and seq = 10100`;
      });
    await damage('{"id":"aud_x","action":"access.granted"}');
    expect(await getChainVerdict(ctx, asOlive, { afterSeq: 10_000 })).toMatchObject({
      intact: false,
      firstBadSeq: 10_100,
      isEnd: true,
    });
    await damage('{"id":"aud_x","action":"access.denied"}');
    await expect(getChainVerdict(ctx, asOlive, { afterSeq: 10_000_000 })).rejects.toMatchObject({ code: "not_found" });
    const asVera = await memberActor(sql, vera, northwind);
    await expect(getChainVerdict(ctx, asVera, { afterSeq: 0 })).rejects.toMatchObject({ code: "forbidden" });
  });
});
