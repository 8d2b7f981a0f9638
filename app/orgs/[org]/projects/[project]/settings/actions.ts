"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { addSender } from "@/lib/project-settings/add-sender";
import { changeSender } from "@/lib/project-settings/change-sender";
import { editBranding } from "@/lib/project-settings/edit-branding";
import {
  addSenderForm,
  changeSenderForm,
  editBrandingForm,
  setEmailSignInForm,
  setFolderPermissionsForm,
  setLogoForm,
} from "@/lib/project-settings/form";
import { makeDefaultSender } from "@/lib/project-settings/make-default-sender";
import { removeLogo } from "@/lib/project-settings/remove-logo";
import { removeSender } from "@/lib/project-settings/remove-sender";
import { setEmailSignIn } from "@/lib/project-settings/set-email-sign-in";
import { setFolderPermissions } from "@/lib/project-settings/set-folder-permissions";
import { setLogo } from "@/lib/project-settings/set-logo";

/** Back to the list that the sender stands in, or stood. */
function showSenders(place: string, note: "added" | "changed" | "default" | "removed"): never {
  redirect(`/orgs/${place}/settings?note=${note}#senders`);
}

export const editBrandingAction = runAction(editBranding, undefined, editBrandingForm);

export const setLogoAction = runAction(setLogo, undefined, setLogoForm);

export const removeLogoAction = runAction(removeLogo);

export const setEmailSignInAction = runAction(setEmailSignIn, undefined, setEmailSignInForm);

export const setFolderPermissionsAction = runAction(setFolderPermissions, undefined, setFolderPermissionsForm);

export const addSenderAction = runAction(addSender, (_, { place }) => showSenders(place, "added"), addSenderForm);

export const changeSenderAction = runAction(
  changeSender,
  (_, { place }) => showSenders(place, "changed"),
  changeSenderForm,
);

export const makeDefaultSenderAction = runAction(makeDefaultSender, (_, { place }) => showSenders(place, "default"));

export const removeSenderAction = runAction(removeSender, (_, { place }) => showSenders(place, "removed"));
