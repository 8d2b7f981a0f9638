import "./production";
import { configurationOrExit } from "./configuration-or-exit";
import { openStorage, stopOnSignal } from "./launch";
import { startWorker } from "./start-worker";

/** The worker alone, for servers that run with WORKER=off. */
const configuration = configurationOrExit();
const storage = await openStorage(configuration);
const worker = await startWorker(configuration, storage.url);
stopOnSignal(async () => {
  await worker.stop();
  await storage.stop();
});
console.log(`The worker runs, ${worker.sendsThrough}`);
