"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { createProjectKey } from "@/lib/api-integration/create-project-key";
import { createProjectKeyForm, setGuestListForm } from "@/lib/api-integration/form";
import { removeCallback } from "@/lib/api-integration/remove-callback";
import { renewCallbackSecret } from "@/lib/api-integration/renew-callback-secret";
import { revokeProjectKey } from "@/lib/api-integration/revoke-project-key";
import { setCallback } from "@/lib/api-integration/set-callback";
import { setGuestList } from "@/lib/api-integration/set-guest-list";
import { testCallback } from "@/lib/api-integration/test-callback";

function showOverview(place: string, note: "revoked" | "guests" | "removed"): never {
  redirect(`/orgs/${place}/api?note=${note}`);
}

export const createProjectKeyAction = runAction(createProjectKey, (created) => created, createProjectKeyForm);

export const revokeProjectKeyAction = runAction(revokeProjectKey, (_, { place }) => showOverview(place, "revoked"));

export const setGuestListAction = runAction(
  setGuestList,
  (_, { place }) => showOverview(place, "guests"),
  setGuestListForm,
);

export const setCallbackAction = runAction(setCallback, ({ secret }) => ({ secret }));

export const renewCallbackSecretAction = runAction(renewCallbackSecret, ({ secret }) => ({ secret }));

export const removeCallbackAction = runAction(removeCallback, (_, { place }) => showOverview(place, "removed"));

export const testCallbackAction = runAction(testCallback, (answer) => answer);
