import "../scripts/production";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "../db/embedded/embedded";
import { seedCast } from "../db/seed";
import { hashPassword } from "../lib/accounts/hash-queue";
import { localCredentials } from "../lib/testing/local-cognito";
import { configurationOrExit } from "../scripts/configuration-or-exit";
import { launch, openStorage, stopOnSignal } from "../scripts/launch";
import { startWorker } from "../scripts/start-worker";
import { origin, password, placeFile, port, templateDatabase } from "./fixtures/place";

/**
 * The server that the browser tests share: demo mode on a database of its own, one build. The tests stand in for a
 * proxy (TRUSTED_PROXIES), so that each can come from an address of its own and limits by network do not mix.
 */
const random = () => randomBytes(32).toString("base64");
const dataDir = mkdtempSync(join(tmpdir(), "rollcall-e2e-"));
const database = await startEmbeddedPostgres({ dataDir, durable: false });
Object.assign(process.env, {
  ROLLCALL_DEMO: "1",
  APP_URL: origin,
  PORT: String(port),
  HOST: "127.0.0.1",
  DATABASE_URL: database.url,
  AUTH_SECRET: random(),
  MAIL_KEY: `k1:${random()}`,
  ENCRYPTION_KEY: `k1:${random()}`,
  TRUSTED_PROXIES: "127.0.0.0/8,::1",
  // A directory that pages know of. Nobody answers there, and the worker below leaves it alone.
  COGNITO_USER_POOL: "local_rollcall",
  COGNITO_ENDPOINT: "http://127.0.0.1:9",
  ...localCredentials,
  WORKER: "off",
});
const configuration = configurationOrExit({ dotEnv: false });
const storage = await openStorage(configuration);
const sql = postgres(storage.url, { max: 1, onnotice: () => undefined });
// Nobody is connected to the database yet but whoever asks, who may be.
const [{ name } = { name: "" }] = await sql<{ name: string }[]>`select current_database() as name`;
await sql.unsafe(`create database ${templateDatabase} template "${name}"`);
await seedCast(sql, { passwordHash: await hashPassword(password) });
await sql.end();
mkdirSync(".data", { recursive: true });
// The tests seal the secrets of arranged authenticator apps.
const { encryptionKeys } = configuration;
const keys = encryptionKeys.map(({ kid, key }) => ({ kid, key: key.toString("base64") }));
writeFileSync(placeFile, JSON.stringify({ databaseUrl: storage.url, encryptionKeys: keys }), { mode: 0o600 });
// tsx turns them on, and those of the build, which nobody reads here, cost time at the start and with each error.
process.setSourceMapsEnabled(false);
const server = await launch(configuration, storage.url);
// What a test arranges of the directory stays as it is, and "nothing was written" can be asked of every table.
const worker = await startWorker({ ...configuration, directory: null }, storage.url);
stopOnSignal(async () => {
  await worker.stop();
  await server.stop();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
