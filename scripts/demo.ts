import "./production";
import postgres from "postgres";
import { openDatabase } from "../db/client";
import { configurationOrExit } from "./configuration-or-exit";
import { beginAgain } from "./demo/begin-again";
import { buildOnce } from "./demo/build";
import { demoDirectory } from "./demo/directory";
import { fillDemo, stateOf } from "./demo/fill-demo";
import { demoSecrets } from "./demo/secrets";
import { signInTable } from "./demo/sign-ins";
import { launch, openStorage, stopOnSignal } from "./launch";

/** One command from a fresh clone to a page: build, database, migrations, a team at work, server. */
const stops: (() => Promise<unknown> | undefined)[] = [];
const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
};
// From the start: whoever interrupts the build leaves nothing running either.
stopOnSignal(stopAll);

const dataDir = process.env.DATA_DIR ?? ".data";
const port = process.env.PORT ?? "3000";
const { password, ...secrets } = demoSecrets(dataDir);
Object.assign(process.env, { APP_URL: `http://localhost:${port}`, ...secrets, ROLLCALL_DEMO: "1" });
const directory = process.argv.includes("--directory") ? await demoDirectory(dataDir) : null;
stops.push(async () => directory?.stop());
Object.assign(process.env, directory?.env);
// Not from .env: a file for the real thing must not lend the demo its database.
const configuration = configurationOrExit({ dotEnv: false });

const build = buildOnce();
stops.push(build.stop);
if (!(await build.done)) {
  await stopAll();
  process.exit(1);
}
console.log("Starting the database …");
const storage = await openStorage(configuration);
stops.push(storage.stop);
await moveIn();
const server = await launch(configuration, storage.url);
stops.push(server.stop);

console.log(`
Rollcall runs at ${configuration.appUrl}
Mails and text messages are at ${configuration.appUrl}/dev/mailbox, codes of authenticator apps at ${configuration.appUrl}/dev/codes.
Nothing leaves this machine.${directory?.notes(configuration.appUrl) ?? ""}

Sign in, each with the password  ${password}

${signInTable()}

Stop with Ctrl-C. Everything is kept in ${dataDir}; delete that folder to begin again.
`);

/** The demo's people move in once. A filling that was interrupted is begun again. */
async function moveIn() {
  const sql = postgres(storage.url, { max: 1, onnotice: () => undefined });
  // Two servers may start the demo at once: the second waits here, and then finds everybody there.
  await sql`select pg_advisory_lock(hashtextextended('fill the demo', 0))`;
  if ((await stateOf(sql)) === "interrupted") await beginAgain(sql, storage.url);
  if ((await stateOf(sql)) === "empty") {
    console.log("Telling the story of Northwind Energy …");
    const db = openDatabase({ url: storage.url, connections: 4 });
    await fillDemo({ sql, db, configuration, password, now: new Date() });
    await db.close();
  }
  await sql.end();
}
