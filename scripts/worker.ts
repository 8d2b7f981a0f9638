import "./production";
import { openDatabase } from "../db/client";
import { runWorker } from "../lib/jobs/run-worker";
import { configurationOrExit } from "./configuration-or-exit";
import { openStorage, stopOnSignal } from "./launch";
import { openDelivery } from "./open-delivery";

/** The worker alone, for servers that run with WORKER=off. */
const configuration = configurationOrExit();
const storage = await openStorage(configuration);
const db = openDatabase({ url: storage.url, connections: 5, isPooled: configuration.isPooled });
const delivery = await openDelivery(configuration, db);
const worker = await runWorker(storage.url, delivery);
stopOnSignal(async () => {
  await worker.stop();
  await delivery.close();
  await db.close();
  await storage.stop();
});
const texts = delivery.texts ? `text messages through ${delivery.texts.name}` : "text messages are off";
console.log(`The worker runs, mail goes through ${delivery.transport.name}, ${texts}`);
