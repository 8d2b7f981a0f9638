import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findBinaries } from "./binaries";
import { choosePort, initialiseCluster, spawnServer } from "./cluster";
import { type Home, prepareHome } from "./home";
import { clusterUrl, createDatabase, probe } from "./probe";

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly port?: number;
  /** False only in tests: commits are not synced to disk. */
  readonly durable: boolean;
  readonly log?: (line: string) => void;
  /** Where root keeps the cluster when the server's user cannot reach `dataDir`; tests choose their own. */
  readonly shelters?: readonly string[];
}

export interface EmbeddedPostgres {
  /** Database `rollcall`, as the superuser `rollcall`. */
  readonly url: string;
  /** True: the server was running already, and `stop` leaves it running. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

const patienceMilliseconds = 20_000;
const pauseMilliseconds = 50;

/**
 * A real PostgreSQL in a folder, for trying Rollcall out and for tests. After a kill the first starts may meet a stale
 * lock or backends that have not noticed yet, so a start is tried again for some seconds; and a server of this folder that
 * outlived its parent is adopted rather than fought.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const home = prepareHome(options.dataDir, await findBinaries(), options.shelters ?? ["/var/lib", tmpdir()]);
  await initialiseCluster(home, options.durable);
  let port = await choosePort(home, options.port);
  for (const deadline = Date.now() + patienceMilliseconds; Date.now() < deadline; ) {
    const state = await probe(home, port);
    if (state === "ours") return adopt(home, port, log);
    if (state === "busy") await wait(pauseMilliseconds);
    if (state === "other") port = await anotherPort(home, options.port, port);
    if (state !== "absent") continue;
    const child = start(home, port, options.durable);
    if (await isUp(home, port, child, deadline)) {
      // Two processes may start at once: the loser's child ends by itself, and the loser adopts the winner's.
      if (readPid(home) !== child.pid) return adopt(home, port, log);
      await createDatabase(home, port);
      log(`PostgreSQL listens on 127.0.0.1:${port}, data in ${home.folder}`);
      return { url: clusterUrl(home, port), adopted: false, stop: () => stop(child) };
    }
    await wait(5 * pauseMilliseconds);
  }
  throw new Error(`The embedded PostgreSQL does not start. The end of its log:\n${readLogEnd(home)}`);
}

async function adopt(home: Home, port: number, log: (line: string) => void): Promise<EmbeddedPostgres> {
  await createDatabase(home, port);
  log(`PostgreSQL was running already on 127.0.0.1:${port}, data in ${home.folder}`);
  return { url: clusterUrl(home, port), adopted: true, stop: async () => undefined };
}

async function anotherPort(home: Home, wanted: number | undefined, taken: number): Promise<number> {
  if (wanted !== undefined) throw new Error(`Port ${taken} is taken by another program`);
  return choosePort(home, undefined, true);
}

function start(home: Home, port: number, durable: boolean): ChildProcess {
  const log = openSync(join(home.folder, "log"), "a", 0o600);
  const child = spawnServer(home, port, durable, log);
  closeSync(log);
  // Exit handlers are synchronous; a signal is all that can be sent, and for PostgreSQL it is enough.
  const endWithUs = () => child.kill("SIGINT");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  child.once("error", () => process.off("exit", endWithUs));
  child.unref();
  return child;
}

async function isUp(home: Home, port: number, child: ChildProcess, deadline: number): Promise<boolean> {
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    if ((await probe(home, port)) === "ours") return true;
    await wait(pauseMilliseconds);
  }
  return false;
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, a checkpoint is written. SIGQUIT if even that takes too long. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  const impatience = setTimeout(() => child.kill("SIGQUIT"), patienceMilliseconds);
  await ended;
  clearTimeout(impatience);
}

function readPid(home: Home): number {
  return Number.parseInt(readFileSync(join(home.folder, "data", "postmaster.pid"), "utf8"), 10);
}

function readLogEnd(home: Home): string {
  return readFileSync(join(home.folder, "log"), "utf8").split("\n").slice(-8).join("\n");
}
