import type { DirectoryPlace } from "@/lib/kernel/env";
import type { Directory } from "./directory";

/** The directory that the configuration names; null when there is none. */
export async function openDirectory(place: DirectoryPlace | null): Promise<Directory | null> {
  if (!place) return null;
  // Loaded only where it is used, as what sends texts is.
  const { cognitoDirectory } = await import("./directory-cognito");
  return cognitoDirectory(place);
}
