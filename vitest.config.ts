import { defineConfig } from "vitest/config";

/** Two projects: `unit` is pure and quick, `db` runs against a real PostgreSQL that the global set-up starts. */
const root = new URL(".", import.meta.url).pathname;
const shared = { resolve: { alias: { "@": root.replace(/\/$/, "") } } };
const sources = "{lib,db,components,emails,app,scripts}/**";

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: [`${sources}/*.test.{ts,tsx}`],
          exclude: ["**/node_modules/**", "**/.next*/**", "**/*.db.test.ts"],
          setupFiles: ["./scripts/testing/quiet-console.ts"],
          env: { TZ: "Pacific/Chatham" },
        },
      },
      {
        ...shared,
        test: {
          name: "db",
          include: [`${sources}/*.db.test.ts`],
          exclude: ["**/node_modules/**", "**/.next*/**"],
          globalSetup: ["./scripts/testing/start-postgres.ts"],
          setupFiles: ["./scripts/testing/quiet-console.ts"],
          env: { TZ: "Pacific/Chatham" },
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
