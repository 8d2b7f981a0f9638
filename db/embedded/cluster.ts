import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { serverEnvironment } from "./binaries";
import type { Home } from "./home";

const superuser = "rollcall";

/** Creates the cluster if there is none: in a folder beside it, renamed when complete, so that a kill leaves no half one. */
export async function initialiseCluster({ folder, binaries, identity }: Home, durable: boolean): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.new-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o711 });
  const [data, password] = [join(draft, "data"), join(draft, "password")];
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (identity) for (const path of [data, password]) chownSync(path, identity.uid, identity.gid);
  // The built-in C.UTF-8 compares bytes and knows the case of all letters, whatever locales the machine has.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const how = ["--auth=scram-sha-256", `--username=${superuser}`, `--pwfile=${password}`, "--no-instructions"];
  const sync = durable ? [] : ["--no-sync"];
  const made = spawnSync(binaries.initdb, ["-D", data, ...locale, ...how, ...sync], {
    ...identity,
    cwd: "/",
    env: serverEnvironment(),
    encoding: "utf8",
  });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`The embedded PostgreSQL could not be set up: ${made.error?.message ?? made.stderr}`);
  }
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was quicker: its cluster is as good.
    if (!existsSync(folder)) throw error;
  }
}

/** The port of this folder, chosen once and written down: an orphan is found again where it listened. */
export async function choosePort(home: Home, wanted: number | undefined, again = false): Promise<number> {
  const note = join(home.folder, "port");
  const noted = existsSync(note) && !again ? Number(readFileSync(note, "utf8")) : 0;
  const port = wanted ?? (noted || (await freePort()));
  if (port !== noted) writeFileSync(note, String(port));
  return port;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export function spawnServer({ folder, binaries, identity }: Home, port: number, durable: boolean, log: number) {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // No socket files: a path in a deep folder is too long for one, and nobody needs a second way in.
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return spawn(binaries.postgres, ["-D", join(folder, "data"), ...flags], {
    ...identity,
    cwd: "/",
    env: serverEnvironment(),
    stdio: ["ignore", log, log],
    // A group of its own: Ctrl-C in a terminal must reach us first, so that requests in flight keep their database.
    detached: true,
  });
}
