import { existsSync, readFileSync } from "node:fs";
import { startEmbeddedPostgres } from "../db/embedded/embedded";

/** The database that `npm start` would use, named first, so that nobody takes one for another. */
export async function findDatabase() {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { DATABASE_URL, DATABASE_URL_FILE, DATA_DIR = ".data" } = process.env;
  const given = DATABASE_URL ?? (DATABASE_URL_FILE ? readFileSync(DATABASE_URL_FILE, "utf8").trim() : null);
  if (given) {
    const { host, pathname } = new URL(given);
    console.log(`database ${pathname.slice(1)} at ${host}`);
    return { url: given, stop: async () => undefined };
  }
  console.log(`embedded database in ${DATA_DIR}`);
  return startEmbeddedPostgres({ dataDir: DATA_DIR, durable: true });
}
