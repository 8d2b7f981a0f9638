import { hkdfSync } from "node:crypto";
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { startEmbeddedPostgres } from "../db/embedded/embedded";
import { migrate } from "../db/migrations/migrate";
import type { Configuration } from "../lib/kernel/env";
import { startServer } from "./serve";
import type { StartedWorker } from "./start-worker";

export interface Launched {
  readonly port: number;
  stop(): Promise<void>;
}

/** One database URL for this process and everything in it, from a server of one's own or the embedded one. */
export async function openStorage(configuration: Configuration) {
  const { databaseUrl, migrationDatabaseUrl, dataDir } = configuration;
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir, durable: true });
  const url = databaseUrl ?? embedded?.url ?? "";
  hand("DATABASE_URL", url);
  try {
    await migrate(migrationDatabaseUrl ?? url, decodeURIComponent(new URL(url).username));
  } catch (error) {
    await embedded?.stop();
    // The driver's message names host and port or what the server objected to, never the URL, which holds the password.
    const because = error instanceof Error ? error.message : String(error);
    console.error(`Rollcall does not start, because ${sourceOf(configuration)} cannot be prepared: ${because}`);
    process.exit(1);
  }
  return { url, stop: async () => embedded?.stop() };
}

function sourceOf({ databaseUrl, migrationDatabaseUrl, dataDir }: Configuration): string {
  if (!databaseUrl) return `the database in DATA_DIR (${dataDir})`;
  return `the database of ${migrationDatabaseUrl === databaseUrl ? "DATABASE_URL" : "MIGRATION_DATABASE_URL"}`;
}

/**
 * Everything that one server is: Next behind our node server, and the worker unless it runs elsewhere. Stops in order:
 * no new requests, those under way finish, jobs finish, connections close (OP-04).
 */
export async function launch(configuration: Configuration, url: string): Promise<Launched> {
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build yet: run `npm run build` first.");
  prepareEnvironment(configuration);
  let worker: StartedWorker | null = null;
  let isUp = false;
  const { default: next } = await import("next");
  const app = next({ dev: false, hostname: configuration.host, port: configuration.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = await startServer({
    configuration,
    handler: (request: IncomingMessage, response: ServerResponse) => handle(request, response),
    // Not before the worker runs: a database that goes away until then ends the start, and no traffic with it.
    isReady: () => isUp,
    onStop: async () => {
      await worker?.stop();
      await app.close();
    },
  });
  // Where Next fetches redirect targets from. Its own guess takes the scheme of APP_URL, and TLS ends before us.
  const ownHost = { "0.0.0.0": "127.0.0.1", "::": "::1" }[configuration.host] ?? configuration.host;
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${ownHost.includes(":") ? `[${ownHost}]` : ownHost}:${server.port}`;
  // Only once the port is ours: a server that cannot start must not have taken jobs with it. One whose worker runs elsewhere
  // loads neither jobs nor mails nor what sends them, which is half of what there is to load, and holds no connections for them.
  if (configuration.worker === "inline") {
    const { startWorker } = await import("./start-worker");
    worker = await startWorker(configuration, url);
  }
  isUp = true;
  return server;
}

/** For Next, which reads the environment again: the value itself, and no longer the file that it may have come from. */
function hand(name: string, value: string) {
  process.env[name] = value;
  delete process.env[`${name}_FILE`];
}

/** What Next and Auth.js read from the environment by themselves. Servers that share AUTH_SECRET agree on all of it. */
function prepareEnvironment({ appUrl, authSecret, actionsKey }: Configuration) {
  process.env.AUTH_URL = `${appUrl}/api/auth`;
  const derived = () => Buffer.from(hkdfSync("sha256", authSecret, "", "server actions", 32)).toString("base64");
  hand("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", actionsKey ?? derived());
}

/** Stops once, on either signal, and leaves with 0; a second signal leaves at once. */
export function stopOnSignal(stop: () => Promise<void>) {
  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
