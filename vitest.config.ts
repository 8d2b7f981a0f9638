import { defineConfig } from "vitest/config";

/**
 * Two projects: `unit` is pure and quick, `db` runs against a real PostgreSQL that the global set-up starts. The files of one
 * worker share their modules, which costs a third less than loading the product anew for each; what a file needs for
 * itself alone (a database, a server) it opens and closes.
 */
const root = new URL(".", import.meta.url).pathname;
const shared = { resolve: { alias: { "@": root.replace(/\/$/, "") } } };
const all = {
  isolate: false,
  unstubEnvs: true,
  setupFiles: ["./scripts/testing/quiet-console.ts"],
  env: { TZ: "Pacific/Chatham" },
};
const sources = "{lib,db,components,emails,app,scripts}/**";

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...all,
          name: "unit",
          include: [`${sources}/*.test.{ts,tsx}`],
          exclude: ["**/node_modules/**", "**/.next*/**", "**/*.db.test.ts"],
        },
      },
      {
        ...shared,
        test: {
          ...all,
          name: "db",
          include: [`${sources}/*.db.test.ts`],
          exclude: ["**/node_modules/**", "**/.next*/**"],
          globalSetup: ["./scripts/testing/start-postgres.ts"],
          // How long a hanging test is waited for. No test depends on how quick the machine is, so these are generous.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
