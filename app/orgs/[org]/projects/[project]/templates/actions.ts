"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { createFolder } from "@/lib/folders/create-folder";
import { deleteFolder } from "@/lib/folders/delete-folder";
import { createFolderForm, moveFolderForm, setFolderPeopleForm } from "@/lib/folders/form";
import { moveFolder } from "@/lib/folders/move-folder";
import { renameFolder } from "@/lib/folders/rename-folder";
import { setFolderPeople } from "@/lib/folders/set-folder-people";
import { readProjectPlace } from "@/lib/kernel/project-place";
import { copyTemplate } from "@/lib/templates/copy-template";
import { createTemplate } from "@/lib/templates/create-template";
import { deleteTemplate } from "@/lib/templates/delete-template";
import { editTemplate } from "@/lib/templates/edit-template";
import { createTemplateForm, editTemplateForm, moveTemplateForm, restoreVersionForm } from "@/lib/templates/form";
import { moveTemplate } from "@/lib/templates/move-template";
import { restoreVersion } from "@/lib/templates/restore-version";

const named = ({ name }: { name: string }) => ({ name });

export const createFolderAction = runAction(createFolder, named, createFolderForm);
export const renameFolderAction = runAction(renameFolder, named);
export const moveFolderAction = runAction(moveFolder, named, moveFolderForm);
export const deleteFolderAction = runAction(deleteFolder, named);
export const setFolderPeopleAction = runAction(setFolderPeople, () => null, setFolderPeopleForm);

export const createTemplateAction = runAction(
  createTemplate,
  ({ id }, { place }) => redirect(`/orgs/${place}/templates/${id}`),
  createTemplateForm,
);

export const editTemplateAction = runAction(
  editTemplate,
  ({ id }, { place }) => redirect(`/orgs/${place}/templates/${id}`),
  editTemplateForm,
);

export const restoreVersionAction = runAction(restoreVersion, (value) => value, restoreVersionForm);

export const moveTemplateAction = runAction(moveTemplate, named, moveTemplateForm);

export const deleteTemplateAction = runAction(deleteTemplate, ({ folderId }, { place }) =>
  redirect(`/orgs/${place}/templates${folderId === null ? "" : `/folders/${folderId}`}`),
);

/** To the copy, where it can be moved and changed. */
export const copyTemplateAction = runAction(copyTemplate, ({ id, projectId }, { place }) =>
  redirect(`/orgs/${readProjectPlace(place)?.slug}/projects/${projectId}/templates/${id}`),
);
