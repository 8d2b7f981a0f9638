import "server-only";
import { type Database, openDatabase } from "@/db/client";
import { configuration } from "./configuration";

/** Next bundles this module more than once (pages, actions, middleware); the process has one pool all the same. */
const shared = globalThis as typeof globalThis & { rollcallDatabase?: Database };

export function database(): Database {
  const { databaseUrl: url, isPooled } = configuration();
  if (!url) throw new Error("DATABASE_URL is missing: start through scripts/start.ts or scripts/demo.ts");
  shared.rollcallDatabase ??= openDatabase({ url, isPooled });
  return shared.rollcallDatabase;
}
