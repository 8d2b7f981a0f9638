import { existsSync } from "node:fs";
import { type Database, openDatabase } from "../db/client";
import { NotPossible } from "../lib/admin/find-account";
import { listPlatformAdmins } from "../lib/admin/list-platform-admins";
import { offerPlatformAdmin } from "../lib/admin/offer-platform-admin";
import { revokePlatformAdmin } from "../lib/admin/revoke-platform-admin";
import { findDatabase } from "./find-database";

const usage = `npm run platform-admin -- grant EMAIL    prints a link, 15 minutes, once, that makes its person a platform admin
npm run platform-admin -- revoke EMAIL   takes it away and signs them out
npm run platform-admin -- list           who is one, and who holds a link`;

/** Run on the server by whoever may read its configuration: there is no other way to make the first platform admin. */
async function platformAdmin([verb = "", address = "", ...more]: readonly string[]): Promise<void> {
  const run = verbs[verb];
  if (!run || more.length > 0 || (verb === "list") !== (address === "")) return fail(usage);
  loadDotEnv();
  // An empty one would be made in DATA_DIR, and nobody in it has an account.
  const { DATABASE_URL, DATABASE_URL_FILE, DATA_DIR = ".data" } = process.env;
  if (!DATABASE_URL && !DATABASE_URL_FILE && !existsSync(DATA_DIR))
    return fail(`Set DATABASE_URL to the database that Rollcall runs on: there is none in ${DATA_DIR} either`);
  const server = await findDatabase();
  const db = openDatabase({ url: server.url, connections: 2 });
  try {
    await run(db, address);
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    fail(error.message);
  } finally {
    await db.close();
    await server.stop();
  }
}

const verbs: Readonly<Record<string, (db: Database, address: string) => Promise<void>>> = {
  async grant(db, address) {
    const { name, email, path, validMinutes } = await offerPlatformAdmin(db, address);
    console.log(
      `${name} (${email}) becomes a platform admin by opening this, signed in with two-factor authentication:`,
    );
    console.log(`${process.env.APP_URL ?? "http://localhost:3000"}${path}`);
    console.log(`It works once, for ${validMinutes} minutes, and for nobody else.`);
  },
  async revoke(db, address) {
    const { name, email, was } = await revokePlatformAdmin(db, address);
    console.log(
      was === "admin"
        ? `${name} (${email}) is no longer a platform admin and is signed out everywhere.`
        : `The link for ${name} (${email}) no longer works.`,
    );
  },
  async list(db) {
    const { admins, asked } = await listPlatformAdmins(db);
    if (admins.length === 0) console.log("There is no platform admin.");
    for (const { name, email, since, twoFactor } of admins)
      console.log(
        `${name} (${email}), since ${since.toISOString()}${twoFactor === "strong" ? "" : ", without two-factor authentication"}`,
      );
    for (const { name, email, expiresAt } of asked)
      console.log(`${name} (${email}) holds a link until ${expiresAt.toISOString()}`);
  },
};

function loadDotEnv() {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

function fail(because: string): void {
  console.error(because);
  process.exitCode = 1;
}

await platformAdmin(process.argv.slice(2));
