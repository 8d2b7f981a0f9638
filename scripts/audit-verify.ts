import { openDatabase } from "../db/client";
import { checkChains } from "./check-chains";
import { findDatabase } from "./find-database";

/** `npm run audit:verify`: the chains alone, a line with the head for each. Exit code 1 when one is broken. */
const server = await findDatabase();
const db = openDatabase({ url: server.url, connections: 2 });
try {
  const findings = await checkChains(db);
  console.log(findings === 0 ? "verified" : `${findings} ${findings === 1 ? "log is" : "logs are"} broken`);
  if (findings > 0) process.exitCode = 1;
} finally {
  await db.close();
  await server.stop();
}
