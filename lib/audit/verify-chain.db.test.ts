import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withOrganisation } from "@/db/scope";
import { cast } from "@/db/seed";
import { brokenInvariants } from "@/lib/testing/observe";
import { openWorld, type World } from "@/lib/testing/world";
import { auditEvent } from "./events";
import { recordAuditEvent } from "./record";
import { verifyOrganisation } from "./verify-chain";

const { olive, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

function append(server: "ctx" | "other", organisationId: string) {
  const ctx = world[server];
  return withOrganisation(ctx.db, organisationId, (tx) => {
    const actor = {
      kind: "member",
      id: olive.userId,
      person: { id: olive.userId, name: olive.name, email: olive.email },
    } as const;
    return recordAuditEvent(
      tx,
      ctx,
      organisationId,
      actor,
      auditEvent("session.opened", "mem_any", { method: "password", sessionId: "ses_any" }),
    );
  });
}

const verify = (organisationId: string = northwind.id) => verifyOrganisation(world.ctx.db, organisationId);

test("fifty writers at once on two servers make one chain without gap or fork, and it verifies", async () => {
  const writers = Array.from({ length: 50 }, (_, index) => append(index % 2 ? "ctx" : "other", northwind.id));
  await Promise.all([...writers, append("ctx", southbank.id)]);
  const verdict = await verify();
  expect(verdict).toMatchObject({ intact: true, head: { seq: 51 } });
  expect(await verify(southbank.id)).toMatchObject({ intact: true, head: { seq: 2 } });
  const [clock] = await world.sql`select bool_and(at >= before) as forwards from (
    select at, lag(at, 1, at) over (order by seq) as before from audit_events where organisation_id = ${northwind.id}) t`;
  expect(clock).toEqual({ forwards: true });
  expect(await brokenInvariants(world.sql)).toEqual({});
});

test("a log longer than one page verifies to its end, and an empty one as well", async () => {
  const { sql } = world;
  await sql`select append_audit_event(${otto.personalId}, '{"id":"aud_x","action":"access.denied"}') from generate_series(1, 2100)`;
  expect(await verify(otto.personalId)).toMatchObject({ intact: true, head: { seq: 2101 } });
  expect(await verify("org_nothing")).toMatchObject({ intact: true, head: { seq: 0 } });
});

describe("who can switch off the database's guards is found out when they", () => {
  const id = northwind.id;
  beforeEach(async () => {
    for (let turn = 0; turn < 3; turn += 1) await append("ctx", id);
    expect(await verify()).toMatchObject({ intact: true });
  });

  /** As a superuser past triggers and foreign keys; undone afterwards, so that each test finds a good chain. */
  async function tampered(act: (tx: postgres.TransactionSql) => Promise<unknown>) {
    const { sql } = world;
    await sql`create table kept as table audit_events`;
    const raw = (body: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await body(tx);
      });
    await raw(act);
    const verdict = await verify();
    await raw(async (tx) => {
      await tx`delete from audit_events`;
      await tx`insert into audit_events (organisation_id, seq, at, body, previous_hash, hash)
        select organisation_id, seq, at, body, previous_hash, hash from kept`;
      await tx`drop table kept`;
    });
    return verdict;
  }

  test("change what an event says", async () => {
    const verdict = await tampered(
      (tx) =>
        tx`update audit_events set body = replace(body, 'usr_', 'usr-') where organisation_id = ${id} and seq = 5`,
    );
    expect(verdict).toMatchObject({ intact: false, firstBadSeq: 5, because: "its content is not what was written" });
  });

  test("move an event in time, by as little as a microsecond", async () => {
    const verdict = await tampered(
      (tx) => tx`update audit_events set at = at + interval '1 microsecond' where organisation_id = ${id} and seq = 7`,
    );
    expect(verdict).toMatchObject({ intact: false, firstBadSeq: 7 });
  });

  test("change an event and its hash with it", async () => {
    const verdict = await tampered(
      (tx) => tx`update audit_events set hash = encode(sha256('new'), 'hex'), body = '{"id":"1","action":"x"}'
        where organisation_id = ${id} and seq = 5`,
    );
    expect(verdict).toMatchObject({ intact: false, firstBadSeq: 5 });
  });

  test("take an event out of the middle", async () => {
    const verdict = await tampered((tx) => tx`delete from audit_events where organisation_id = ${id} and seq = 6`);
    expect(verdict).toMatchObject({ intact: false, firstBadSeq: 7, because: "it follows event 5" });
  });

  test("take an event out and close the gap", async () => {
    const verdict = await tampered(async (tx) => {
      await tx`delete from audit_events where organisation_id = ${id} and seq = 6`;
      await tx`update audit_events set seq = -seq where organisation_id = ${id} and seq > 6`;
      await tx`update audit_events set seq = -seq - 1 where organisation_id = ${id} and seq < 0`;
    });
    expect(verdict).toMatchObject({ intact: false, firstBadSeq: 6 });
  });

  test("put an event in between", async () => {
    const verdict = await tampered(async (tx) => {
      await tx`update audit_events set seq = -seq where organisation_id = ${id} and seq > 8`;
      await tx`update audit_events set seq = -seq + 1 where organisation_id = ${id} and seq < 0`;
      await tx`insert into audit_events (organisation_id, seq, at, body, previous_hash, hash)
        select organisation_id, 9, at, body, hash, encode(sha256('mine'), 'hex') from audit_events
        where organisation_id = ${id} and seq = 8`;
    });
    expect(verdict).toMatchObject({ intact: false, firstBadSeq: 9 });
  });

  test("let two events change places", async () => {
    const verdict = await tampered(async (tx) => {
      await tx`update audit_events set seq = 0 where organisation_id = ${id} and seq = 10`;
      await tx`update audit_events set seq = 10 where organisation_id = ${id} and seq = 11`;
      await tx`update audit_events set seq = 11 where organisation_id = ${id} and seq = 0`;
    });
    expect(verdict).toMatchObject({ intact: false, firstBadSeq: 10 });
  });

  test("bring in an event of another organisation", async () => {
    const verdict = await tampered(
      (tx) => tx`insert into audit_events (organisation_id, seq, at, body, previous_hash, hash)
        select ${id}, (select max(seq) + 1 from audit_events where organisation_id = ${id}), at, body, previous_hash, hash
        from audit_events where organisation_id = ${southbank.id} and seq = 1`,
    );
    expect(verdict).toMatchObject({ intact: false, because: "it does not continue from the event before it" });
  });
});
