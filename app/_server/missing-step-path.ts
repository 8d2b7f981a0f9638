import "server-only";
import { headers } from "next/headers";
import { stepPages } from "@/components/forms/step-pages";
import { carrying } from "./wanted-page";

/** Where a step that is missing is taken, with the way back to the page that was wanted. */
export async function missingStepPath(step: string | undefined, back?: string): Promise<string> {
  if (back) return pathOfStep(step, back, "");
  const asked = await headers();
  const query = new URLSearchParams(asked.get("x-query") ?? "");
  // Next's router adds it to what it fetches; it is no part of the address.
  query.delete("_rsc");
  return pathOfStep(step, asked.get("x-path") ?? "/", query.toString());
}

/** `/sign-in?next=/orgs/northwind/team`. The page that follows it checks `next` again (WB-05). */
export function pathOfStep(step: string | undefined, path: string, query: string): string {
  const page = stepPages[step ?? ""] ?? "/sign-in";
  const next = `${path}${query ? `?${query}` : ""}`;
  return carrying(next === "/" ? null : next, page);
}
