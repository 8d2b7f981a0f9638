import { configurationOrExit } from "./configuration-or-exit";
import { openStorage } from "./launch";

/** Migrations alone: what every start does by itself, for deployments that want it as a step of its own. */
const storage = await openStorage(configurationOrExit());
await storage.stop();
console.log("The database is at the schema that this version expects.");
