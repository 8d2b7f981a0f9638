import { existsSync } from "node:fs";
import { type Configuration, ConfigurationError, readConfiguration } from "../lib/kernel/env";

/** Reads the configuration or leaves with a line for each fault: which variable, and why (OP-01). */
export function configurationOrExit({ dotEnv = true } = {}): Configuration {
  // A file beside the code, as `.env.example` shows it; what is set already wins.
  if (dotEnv && existsSync(".env")) process.loadEnvFile(".env");
  try {
    return readConfiguration(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error("Rollcall does not start, because its configuration is not complete:\n");
    for (const line of error.lines) console.error(`  - ${line}`);
    console.error("\nEvery variable is explained in .env.example and in the README. To try Rollcall out: npm run demo");
    process.exit(1);
  }
}
