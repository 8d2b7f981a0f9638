import { createProjectKey } from "@/lib/api-integration/create-project-key";
import { revokeProjectKey } from "@/lib/api-integration/revoke-project-key";
import { act } from "../act";
import { plantProjectKey } from "../plant-project";
import type { Stage } from "../stage";

/** A plain member of the organisation: no role brings the permission. */
const asKeeper = async (stage: Stage) => stage.asInProject(await stage.join("member"), ["manage_api_keys"]);

export const apiIntegrationActs = [
  act(createProjectKey, async (stage) => ({
    claim: await asKeeper(stage),
    input: { name: "Mailer", days: 90 as const, scopes: ["settings:read" as const] },
  })),
  act(revokeProjectKey, async (stage) => {
    const claim = await asKeeper(stage);
    return { claim, input: { keyId: await plantProjectKey(stage.sql, claim.projectId) } };
  }),
];
