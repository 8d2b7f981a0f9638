import { readFileSync, realpathSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import type { Home } from "./home";

const superuser = "rollcall";
const database = "rollcall";
const patienceMilliseconds = 2_000;

export function clusterUrl(home: Home, port: number, name = database): string {
  return `postgres://${superuser}:${readFileSync(join(home.folder, "password"), "utf8")}@127.0.0.1:${port}/${name}`;
}

/** `ours`: the server of this very folder answers to our password. `other`: somebody else has the port. */
export async function probe(home: Home, port: number): Promise<"ours" | "busy" | "other" | "absent"> {
  const listener = await listenerOn(port);
  if (listener !== "postgres") return listener;
  const sql = postgres(clusterUrl(home, port, "postgres"), { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    const asked = sql<{ data_directory: string }[]>`show data_directory`;
    const rows = await Promise.race([asked, wait(patienceMilliseconds, null, { ref: false })]);
    if (rows === null) return "busy";
    return rows[0] && realpathSync(rows[0].data_directory) === realpathSync(join(home.folder, "data"))
      ? "ours"
      : "other";
  } catch (error) {
    // 57P03: starting up or shutting down; 57P01 and a lost connection: it went while we asked. The next probe will tell.
    const passing = ["57P03", "57P01", "CONNECTION_CLOSED", "CONNECTION_DESTROYED", "ECONNREFUSED", "ECONNRESET"];
    return passing.includes(codeOf(error)) ? "busy" : "other";
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/**
 * Asks by the protocol's shortest question (SSLRequest, answered by one letter). The driver is kept away from programs that
 * are no PostgreSQL: one that hangs up at once made it connect again without pause or end, until files ran out (tried).
 */
function listenerOn(port: number): Promise<"postgres" | "other" | "absent"> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const settle = (answer: "postgres" | "other" | "absent") => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patienceMilliseconds, () => settle("other"));
    socket.once("connect", () => socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])));
    socket.once("data", (data) => settle(/^[NS]$/.test(data.toString("latin1")) ? "postgres" : "other"));
    socket.once("end", () => settle("other"));
    socket.once("error", (error) => settle(codeOf(error) === "ECONNREFUSED" ? "absent" : "other"));
  });
}

export async function createDatabase(home: Home, port: number): Promise<void> {
  const sql = postgres(clusterUrl(home, port, "postgres"), { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (!found) await sql.unsafe(`create database ${database}`);
  } catch (error) {
    // A process that started at the same time has just made it.
    if (!["42P04", "23505"].includes(codeOf(error))) throw error;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
