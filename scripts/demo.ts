import "./production";
import { spawnSync } from "node:child_process";
import postgres from "postgres";
import { seedCast } from "../db/seed";
import { seedCases } from "../db/seed-cases";
import { seedProjects } from "../db/seed-projects";
import { seedRequests } from "../db/seed-requests";
import { hashPassword } from "../lib/accounts/hash-queue";
import { needsBuild } from "./build-age";
import { configurationOrExit } from "./configuration-or-exit";
import { demoDirectory } from "./demo-directory";
import { demoSecrets } from "./demo-secrets";
import { launch, openStorage, stopOnSignal } from "./launch";

/** One command from a fresh clone to a page: database, migrations, build, demo organisation, server. */
const dataDir = process.env.DATA_DIR ?? ".data";
const port = process.env.PORT ?? "3000";
const { password, ...secrets } = demoSecrets(dataDir);
Object.assign(process.env, { APP_URL: `http://localhost:${port}`, ...secrets, ROLLCALL_DEMO: "1" });
const directory = process.argv.includes("--directory") ? await demoDirectory(dataDir) : null;
Object.assign(process.env, directory?.env);
// Not from .env: a file for the real thing must not lend the demo its database.
const configuration = configurationOrExit({ dotEnv: false });

if (needsBuild()) {
  console.log("Building (once, and after changes) …");
  const built = spawnSync("npm", ["run", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
console.log("Starting the database …");
const storage = await openStorage(configuration);
const sql = postgres(storage.url, { max: 1, onnotice: () => undefined });
await seedCast(sql, { passwordHash: await hashPassword(password) });
await seedProjects(sql);
await seedCases(sql);
await seedRequests(sql);
await sql.end();
const server = await launch(configuration, storage.url);
stopOnSignal(async () => {
  await server.stop();
  await storage.stop();
  await directory?.stop();
});

console.log(`
Rollcall runs at ${configuration.appUrl}
Mails and texts are at ${configuration.appUrl}/dev/mailbox and go nowhere else.${directory?.notes(configuration.appUrl) ?? ""}

Sign in, each with the password  ${password}
  olive@northwind.example    owner of Northwind Energy
  adam@northwind.example     administrator
  mia@northwind.example      technician, and developer at Southbank Rail
  vera@northwind.example     read only
  otto@southbank.example     owner of Southbank Rail

Stop with Ctrl-C. Everything is kept in ${dataDir}; delete that folder to begin again.
`);
