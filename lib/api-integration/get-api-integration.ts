import { eq } from "drizzle-orm";
import { projectCallbacks } from "@/db/schema/api-integration";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { showMobileNumber } from "@/lib/kernel/mobile-number";
import { inProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { readGuestList } from "./guest-list";
import { listKeys } from "./list-keys";
import { callbackOf } from "./set-callback";

/** What the pages about a project's API integration show. */
export const getApiIntegration = defineQuery({
  name: "get_api_integration",
  access: inProject("manage_api_keys"),
  input: nothing,
  async run({ tx, ctx, project }) {
    const guests = await readGuestList(tx, project.id);
    const [callback] = await tx
      .select({ url: projectCallbacks.url, changedAt: projectCallbacks.changedAt })
      .from(projectCallbacks)
      .where(eq(projectCallbacks.projectId, project.id));
    return {
      id: project.id,
      name: project.name,
      isLive: project.wentLiveAt !== null,
      baseUrl: `${ctx.appUrl}/api/v1`,
      keys: await listKeys(tx, project.id),
      guests: {
        emails: guests.emails,
        mobiles: guests.mobiles.map(showMobileNumber),
        seen: fingerprint({ ...guests }),
      },
      callback: callback ? { url: callback.url, changedAt: callback.changedAt.toISOString() } : null,
      callbackSeen: fingerprint(callbackOf(callback)),
    };
  },
});

export type ApiIntegrationView = Awaited<ReturnType<typeof getApiIntegration>>;
