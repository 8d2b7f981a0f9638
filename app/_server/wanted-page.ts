import "server-only";
import { safeRedirect } from "@/lib/kernel/safe-redirect";
import { configuration } from "./configuration";

type Given = string | string[] | undefined;

/** The page that somebody wanted before a step was asked of them, from `?next=`; null for none, or for one that is not ours. */
export function wantedPage(next: Given): string | null {
  return typeof next === "string" ? safeRedirect(next, configuration().appUrl) : null;
}

/** `?next=` for a link to a further step, or nothing. */
export function carrying(next: string | null, path: string): string {
  if (!next) return path;
  return `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`;
}

/** The hidden field of a form that leads on to the wanted page. */
export function carried(next: string | null): Readonly<Record<string, string>> {
  return next ? { "?next": next } : {};
}
