import "server-only";
import type { Directory } from "@/lib/ports/directory";
import { openDirectory } from "@/lib/ports/open-directory";
import { configuration } from "./configuration";

let opened: Promise<Directory | null> | undefined;

/** The directory that the worker keeps, for the demo's page that looks into it; null when there is none. */
export function directory(): Promise<Directory | null> {
  opened ??= openDirectory(configuration().directory);
  return opened;
}
