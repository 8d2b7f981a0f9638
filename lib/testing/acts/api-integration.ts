import { newCallbackSecret, sealCallbackSecret } from "@/lib/api-integration/callback-secret";
import { createProjectKey } from "@/lib/api-integration/create-project-key";
import { removeCallback } from "@/lib/api-integration/remove-callback";
import { renewCallbackSecret } from "@/lib/api-integration/renew-callback-secret";
import { revokeProjectKey } from "@/lib/api-integration/revoke-project-key";
import { setCallback } from "@/lib/api-integration/set-callback";
import { setGuestList } from "@/lib/api-integration/set-guest-list";
import { testCallback } from "@/lib/api-integration/test-callback";
import { act } from "../act";
import { plantCallback, plantProjectKey } from "../plant-project";
import type { Stage } from "../stage";

/** A plain member of the organisation: no role brings the permission. */
const asKeeper = async (stage: Stage) => stage.asInProject(await stage.join("member"), ["manage_api_keys"]);

async function withCallback(stage: Stage) {
  const claim = await asKeeper(stage);
  const secret = sealCallbackSecret(stage.ctx.sealKeys, claim.projectId, newCallbackSecret());
  await plantCallback(stage.sql, claim.projectId, { secret });
  return { claim, input: {} };
}

export const apiIntegrationActs = [
  act(createProjectKey, async (stage) => ({
    claim: await asKeeper(stage),
    input: { name: "Mailer", days: 90 as const, scopes: ["settings:read" as const] },
  })),
  act(revokeProjectKey, async (stage) => {
    const claim = await asKeeper(stage);
    return { claim, input: { keyId: await plantProjectKey(stage.sql, claim.projectId) } };
  }),
  act(setGuestList, async (stage) => ({
    claim: await asKeeper(stage),
    input: { emails: ["guest@stage.example"], mobiles: ["07700 900123"] },
  })),
  act(setCallback, async (stage) => ({
    claim: await asKeeper(stage),
    input: { url: "https://hooks.stage.example/rollcall" },
  })),
  act(renewCallbackSecret, withCallback),
  act(removeCallback, withCallback),
  act(testCallback, async (stage) => ({ ...(await withCallback(stage)), apart: ["rate_limits"] })),
];
