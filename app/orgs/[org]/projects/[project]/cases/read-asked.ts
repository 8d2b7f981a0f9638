import type { z } from "zod";
import type { listCasesInput } from "@/lib/service-cases/input";

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Asked = z.input<typeof listCasesInput>;

/** What an address asks of the list. What the list makes nothing of is left out there. */
export function readAsked({ state, assignee, after }: Search): Asked {
  return {
    ...(typeof state === "string" ? { state: state as Asked["state"] } : {}),
    ...(typeof assignee === "string" && assignee !== "" ? { assignee } : {}),
    ...(typeof after === "string" && after.length <= 1000 ? { after } : {}),
  };
}
