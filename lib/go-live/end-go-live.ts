import { eq, sql } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { goLiveRequests } from "@/db/schema/requests";
import type { SystemTx, TenantTx } from "@/db/scope";

interface Ending {
  readonly state: "approved" | "rejected" | "cancelled";
  /** The user who decided or withdrew. */
  readonly by: string;
  readonly answer?: string | null;
}

/** Ends a request that waits, which the caller holds, and says so on the project: live from now on, or on trial as before. */
export async function endGoLive(
  tx: TenantTx | SystemTx,
  { id, projectId }: { readonly id: string; readonly projectId: string },
  { state, by, answer = null }: Ending,
): Promise<void> {
  await tx
    .update(goLiveRequests)
    .set({ state, endedAt: sql`now()`, endedBy: by, answer })
    .where(eq(goLiveRequests.id, id));
  await tx
    .update(projects)
    .set({ goLiveAskedAt: null, ...(state === "approved" ? { wentLiveAt: sql`now()` } : {}) })
    .where(eq(projects.id, projectId));
}
