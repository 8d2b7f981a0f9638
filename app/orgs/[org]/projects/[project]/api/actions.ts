"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { createProjectKey } from "@/lib/api-integration/create-project-key";
import { createProjectKeyForm } from "@/lib/api-integration/form";
import { revokeProjectKey } from "@/lib/api-integration/revoke-project-key";

export const createProjectKeyAction = runAction(createProjectKey, (created) => created, createProjectKeyForm);

export const revokeProjectKeyAction = runAction(revokeProjectKey, (_, { place }) =>
  redirect(`/orgs/${place}/api?note=revoked`),
);
