import "server-only";
import { readConfiguration } from "@/lib/kernel/env";

let read: ReturnType<typeof readConfiguration> | undefined;

/** The configuration, parsed once per process. `scripts/start.ts` has refused a wrong one before this is ever asked. */
export function configuration() {
  read ??= readConfiguration(process.env);
  return read;
}
