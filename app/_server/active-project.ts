import "server-only";
import { headers } from "next/headers";
import { named } from "@/lib/kernel/named";
import { projectPlaceIn } from "@/lib/kernel/project-place";
import { projectActor } from "./actor";

/**
 * The project that the address is about, for the bar above its pages; null outside projects, and where the page itself says
 * why there is none. The page asks for the same, and a request asks once.
 */
export async function activeProject() {
  const place = projectPlaceIn((await headers()).get("x-path") ?? "");
  if (!place) return null;
  const claim = await projectActor(place, []).catch(() => null);
  return claim?.here ? named(claim.here.project) : null;
}
