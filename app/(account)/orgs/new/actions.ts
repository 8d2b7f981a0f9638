"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { createOrganisation } from "@/lib/organisations/create-organisation";

export const createOrganisationAction = runAction(createOrganisation, ({ slug }) => redirect(`/orgs/${slug}`));
