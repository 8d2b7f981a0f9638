import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../db/embedded/embedded";
import { prepareTemplate } from "../../db/testing";

declare module "vitest" {
  export interface ProvidedContext {
    /** A superuser's URL; the database in it is only for creating others. */
    adminUrl: string;
  }
}

/** One server for all database tests: TEST_DATABASE_URL's, or a fresh one that is deleted afterwards. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startFresh();
  process.env.TEST_ADMIN_URL = server.url;
  project.provide("adminUrl", server.url);
  try {
    await prepareTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}

async function startFresh() {
  const dataDir = mkdtempSync(join(tmpdir(), "rollcall-tests-"));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  // A run that is interrupted must not leave tens of megabytes behind.
  process.once("exit", remove);
  chmodSync(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async () => {
    await server.stop();
    remove();
    process.off("exit", remove);
  };
  return { url: server.url, stop };
}
