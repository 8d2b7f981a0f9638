import "server-only";
import { headers } from "next/headers";
import { organisationIn } from "@/lib/kernel/organisation-in";
import { currentSession } from "./actor";

/** Whom this page is drawn for: a user's id, or '' for nobody. Where the database does not answer, the page itself says so. */
export async function personHere(): Promise<string> {
  const path = (await headers()).get("x-path") ?? "";
  // Asked with the organisation in the address, as the page asks, so that a request asks once.
  const session = await currentSession(organisationIn(path)).catch(() => null);
  return session?.userId ?? "";
}
