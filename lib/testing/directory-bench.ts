import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { connectDirectory } from "@/lib/directory/connect-directory";
import { keepDirectory } from "@/lib/directory/keep-directory";
import { tendDirectory } from "@/lib/directory/tend-directory";
import { runWorker } from "@/lib/jobs/run-worker";
import type { Directory } from "@/lib/ports/directory";
import { cognitoDirectory } from "@/lib/ports/directory-cognito";
import { startFailingProxy } from "./failing-proxy";
import { localCredentials, openUserPool, startLocalCognito, type UserPool } from "./local-cognito";
import { openPostRoom } from "./post-room";
import { openWorld, type World } from "./world";

/**
 * A world beside a local Cognito, with what can go wrong between them, for one test file: everybody of the cast is in the
 * pool, and the worker's part is done when the test says so. Each test begins connected and at rest.
 */
export function openDirectoryBench() {
  let world: World;
  let pool: UserPool;
  let directory: Directory;
  let proxy: Awaited<ReturnType<typeof startFailingProxy>>;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  const lines: Readonly<Record<string, string | number>>[] = [];
  const folder = mkdtempSync(join(tmpdir(), "rollcall-cognito-"));

  const stubCredentials = () => {
    for (const [name, value] of Object.entries(localCredentials)) vi.stubEnv(name, value);
  };
  beforeAll(async () => {
    stubCredentials();
    [world, cognito] = await Promise.all([openWorld(), startLocalCognito(folder)]);
    proxy = await startFailingProxy(cognito.endpoint);
    pool = await openUserPool(cognito.endpoint);
    for (const { email } of await world.sql<{ email: string }[]>`select email from users`) await pool.add(email);
    directory = cognitoDirectory({ region: "local", pool: pool.pool, endpoint: proxy.endpoint, attempts: 1 });
  });
  beforeEach(() => {
    stubCredentials();
    proxy.let(() => "pass");
    lines.length = 0;
  });
  afterAll(async () => {
    pool.close();
    directory.close();
    proxy.stop();
    await cognito.stop();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const keeping = () => ({ db: world.ctx.db, directory, log: (line: (typeof lines)[number]) => void lines.push(line) });
  const bench = {
    get world() {
      return world;
    },
    get pool() {
      return pool;
    },
    get proxy() {
      return proxy;
    },
    /** What the operator reads, oldest first. */
    lines,
    /** As a worker that starts, with the pool or without one. */
    connect: (to: string | null = pool.pool) => connectDirectory(world.ctx, to),
    tend: () => tendDirectory(world.ctx),
    /** One turn at whichever group the queue has next; null when there is none for now. */
    async turn(turnMs?: number): Promise<string | null> {
      const [job] = await world.sql<{ organisationId: string }[]>`
        delete from graphile_worker._private_jobs where id = (
          select j.id from graphile_worker._private_jobs j
          join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'keep_directory'
          where j.run_at <= now() order by j.priority, j.run_at, j.id limit 1)
        returning payload ->> 'organisationId' as "organisationId"`;
      if (!job) return null;
      await keepDirectory({ ...keeping(), ...(turnMs === undefined ? {} : { turnMs }) }, job.organisationId);
      return job.organisationId;
    },
    /** Does what the queue has for now, one after the other as the worker does. Answers how many turns that took. */
    async work(): Promise<number> {
      for (let turns = 0; ; turns += 1) if ((await bench.turn()) === null) return turns;
    },
    /** The real worker, on the real queue. */
    startWorker: () => runWorker(world.url, { ...openPostRoom(world).setup, sealKeys: world.ctx.sealKeys, directory }),
    /** Lets time go by for whoever waits to be tried again. */
    async later(interval: string) {
      await world.sql`update graphile_worker._private_jobs j set run_at = run_at - ${interval}::interval
        from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'keep_directory'`;
      await world.sql`update directory_members set next_at = next_at - ${interval}::interval`;
      await world.sql`update directory_groups set next_at = next_at - ${interval}::interval,
        compared_at = compared_at - ${interval}::interval, written_at = written_at - ${interval}::interval`;
    },
    /** Addresses in an organisation's group; null when there is none. */
    async group(organisationId: string): Promise<string[] | null> {
      const group = (await pool.groups()).find(({ name }) => name === organisationId);
      return group?.members.map((email) => email.toLowerCase()).toSorted() ?? null;
    },
    /** Addresses of its members, as the Team page has them. */
    async team(organisationId: string): Promise<string[]> {
      const rows = await world.sql<{ email: string }[]>`
        select u.email from members m join users u on u.id = m.user_id where m.organisation_id = ${organisationId}`;
      return rows.map(({ email }) => email.toLowerCase()).toSorted();
    },
    /** How Rollcall sees a person there. */
    async standing(organisationId: string, userId: string) {
      const [row] = await world.sql<{ state: string; reason: string | null; code: string | null; belongs: boolean }[]>`
        select state, reason, code, belongs from directory_members
        where organisation_id = ${organisationId} and user_id = ${userId}`;
      return row ?? null;
    },
  };
  return bench;
}
