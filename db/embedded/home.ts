import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Binaries } from "./binaries";

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface Home {
  /** Holds the cluster, its password, its port and its log. Does not exist before the first start. */
  readonly folder: string;
  readonly binaries: Binaries;
  /** Whom the server runs as; null: as ourselves. */
  readonly identity: Identity | null;
}

/**
 * PostgreSQL refuses to run as root, so root lends it the uid of `postgres` or `nobody`. That user must reach both the data
 * and the programs, which fails for a clone under /root (0700). Then both live in a shelter that anybody may pass through,
 * under a name written down in the data folder, so that deleting the data folder still means starting afresh.
 */
export function prepareHome(dataDir: string, binaries: Binaries, shelters: readonly string[]): Home {
  const base = resolve(dataDir);
  mkdirSync(base, { recursive: true });
  if (process.getuid?.() !== 0) return { folder: join(base, "postgres"), binaries, identity: null };
  const identity = findIdentity();
  // The data folder is ours, so it may be opened for passing through (not for listing); what lies above it is not.
  chmodSync(base, (statSync(base).mode & 0o777) | 0o111);
  const place = canEnter(base, identity) ? base : shelterOf(base, identity, shelters);
  return { folder: join(place, "postgres"), binaries: reachable(binaries, base, identity, shelters), identity };
}

function findIdentity(): Identity {
  const lines = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid && uid !== "0") return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no user postgres or nobody: run Rollcall as another user",
  );
}

/** Asked of the system rather than read from mode bits: access lists and mounts have a say too. */
function canEnter(folder: string, identity: Identity): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...identity, cwd: "/" }).status === 0;
}

function canRun(program: string, identity: Identity): boolean {
  return spawnSync(program, ["--version"], { ...identity, cwd: "/" }).status === 0;
}

function shelterOf(base: string, identity: Identity, shelters: readonly string[]): string {
  const note = join(base, "postgres-is-in");
  const noted = existsSync(note) ? readFileSync(note, "utf8").trim() : "";
  if (noted !== "" && existsSync(noted)) return noted;
  for (const shelter of shelters) {
    const folder = join(shelter, `rollcall-${randomBytes(6).toString("hex")}`);
    try {
      mkdirSync(folder, { mode: 0o711 });
    } catch {
      continue;
    }
    if (!canEnter(folder, identity)) continue;
    writeFileSync(note, `${folder}\n`);
    return folder;
  }
  throw new Error(
    `The user of the embedded PostgreSQL cannot reach ${base}: set DATA_DIR to a folder outside private ones`,
  );
}

function reachable(binaries: Binaries, base: string, identity: Identity, shelters: readonly string[]): Binaries {
  if (canRun(binaries.postgres, identity)) return binaries;
  const place = shelterOf(base, identity, shelters);
  const { version } = JSON.parse(readFileSync(join(binaries.native, "..", "package.json"), "utf8"));
  const native = join(place, `native-${version}`);
  if (!existsSync(native)) {
    // Renamed into place, so that a copy that was interrupted is never taken for a whole one.
    const partial = `${native}.${process.pid}`;
    cpSync(binaries.native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, native);
  }
  const moved = (path: string) => path.replace(binaries.native, native);
  const copy = { initdb: moved(binaries.initdb), postgres: moved(binaries.postgres), native };
  if (!canRun(copy.postgres, identity))
    throw new Error(`The embedded PostgreSQL cannot be run from ${native}: set DATABASE_URL to a server of yours`);
  return copy;
}
