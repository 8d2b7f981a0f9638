import "./production";
import { existsSync } from "node:fs";
import { configurationOrExit } from "./configuration-or-exit";

const configuration = configurationOrExit();
if (configuration.demo) {
  console.error("ROLLCALL_DEMO is refused here: demo mode runs through `npm run demo` only.");
  process.exit(1);
}
if (configuration.appUrl.startsWith("http:")) {
  console.warn(
    "APP_URL is http://localhost: cookies are sent without Secure. Use https for anything but trying it out.",
  );
}
if (!existsSync(".next/BUILD_ID")) {
  console.error("There is no build yet: run `npm run build` first.");
  process.exit(1);
}
// Loaded only now: whoever forgot a variable hears of it at once.
const { launch, openStorage, stopOnSignal } = await import("./launch");
const storage = await openStorage(configuration);
const server = await launch(configuration, storage.url).catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await storage.stop();
  process.exit(1);
});
stopOnSignal(async () => {
  await server.stop();
  await storage.stop();
});
console.log(`Rollcall runs at ${configuration.appUrl} (listening on ${configuration.host}:${server.port})`);
