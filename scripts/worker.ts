import "./production";
import { openDatabase } from "../db/client";
import { runWorker } from "../lib/platform/run-worker";
import { openTransport } from "../lib/ports/open-transport";
import { configurationOrExit } from "./configuration-or-exit";
import { deliveryFrom } from "./delivery-from";
import { openStorage, stopOnSignal } from "./launch";

/** The worker alone, for servers that run with WORKER=off. */
const configuration = configurationOrExit();
const storage = await openStorage(configuration);
const db = openDatabase({ url: storage.url, connections: 5 });
const transport = openTransport(configuration.mail, db);
const worker = await runWorker(storage.url, deliveryFrom(configuration, db, transport));
stopOnSignal(async () => {
  await worker.stop();
  await transport.close();
  await db.close();
  await storage.stop();
});
console.log(`The worker runs, mail goes through ${transport.name}`);
