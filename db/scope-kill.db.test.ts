import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, seedCast } from "./seed";
import { freshDatabase, type TestDatabase } from "./testing";
import type { LoadReport } from "./testing-load";

let base: TestDatabase;
beforeAll(async () => {
  base = await freshDatabase();
  await seedCast(base.sql, { passwordHash: "not a hash" });
});
afterAll(() => base.close());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the load in its own process. Its connections carry a name, so that only they are killed. */
function startLoad(seconds: number) {
  const url = new URL(base.url);
  url.searchParams.set("application_name", "load");
  const script = fileURLToPath(new URL("./testing-load.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, url.toString(), cast.northwind.id, `${seconds}`]);
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  return new Promise<LoadReport>((resolve, reject) => {
    child.once("exit", (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`the process ended with ${code}: ${errors.slice(0, 2000)}`));
    });
  });
}

test("ten writers whose connections are killed a hundred times in five seconds lose nothing and go on", async () => {
  const killer = postgres(base.url, { max: 1, onnotice: () => undefined });
  const killAll = () => killer`
    select count(pg_terminate_backend(pid))::integer as killed from pg_stat_activity
    where datname = current_database() and application_name = 'load'`;
  const working = startLoad(11);
  await sleep(2_000);
  const reached = async () => Number((await killer`select count(*) as n from invitations`)[0]?.n);
  let killed = 0;
  for (const end = Date.now() + 5_000; Date.now() < end; await sleep(50)) {
    killed += (await killAll())[0]?.killed ?? 0;
  }
  // How many there are to be killed at each turn is a matter of the machine.
  expect(killed).toBeGreaterThanOrEqual(10);
  const atTheEnd = await reached();
  const report = await working;
  const served = (await reached()) - atTheEnd;

  expect(report.crashes).toEqual([]);
  expect(report.acknowledged.length).toBeGreaterThan(100);
  // Normal service within the four seconds that were left, and nobody was kept waiting.
  expect(served).toBeGreaterThan(50);
  expect(report.slowest).toBeLessThan(10_000);
  const stored = new Set((await killer<{ id: string }[]>`select id from invitations`).map(({ id }) => id));
  expect(report.acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(report.refused.filter((id) => stored.has(id))).toEqual([]);
  const told = new Set([...report.acknowledged, ...report.unknown]);
  expect([...stored].filter((id) => !told.has(id))).toEqual([]);
  await killer.end();
}, 150_000);
