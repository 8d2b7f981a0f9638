import { createFolder } from "@/lib/folders/create-folder";
import { deleteFolder } from "@/lib/folders/delete-folder";
import { moveFolder } from "@/lib/folders/move-folder";
import { renameFolder } from "@/lib/folders/rename-folder";
import { setFolderPeople } from "@/lib/folders/set-folder-people";
import { copyTemplate } from "@/lib/templates/copy-template";
import { createTemplate } from "@/lib/templates/create-template";
import { deleteTemplate } from "@/lib/templates/delete-template";
import { editTemplate } from "@/lib/templates/edit-template";
import { moveTemplate } from "@/lib/templates/move-template";
import { restoreVersion } from "@/lib/templates/restore-version";
import type { ProjectActor } from "@/lib/usecase/claims";
import { act } from "../act";
import { plantPlace, plantProject } from "../plant-project";
import { plantFolder, plantTemplate } from "../plant-template";
import type { Stage } from "../stage";

/** By an administrator who is in the project's team too, so that either can be taken away alone. */
const writing = async (stage: Stage) => {
  const who = await stage.join("administrator");
  return { who, claim: await stage.asInProject(who) };
};
const folder = async (stage: Stage) => {
  const { claim } = await writing(stage);
  return { claim, folderId: await plantFolder(stage.sql, claim.projectId) };
};
const template = async (stage: Stage) => {
  const { who, claim } = await writing(stage);
  const templateId = await plantTemplate(stage.sql, claim.projectId, { bodies: ["Once.", "Now."] });
  return { who, claim, templateId };
};
const another = (stage: Stage, { projectId }: ProjectActor) => plantFolder(stage.sql, projectId, { name: "Billing" });

const text = { name: "Power is back", subject: null, body: "Hello ((name))." };

export const folderActs = [
  act(createFolder, async (stage) => {
    const { claim, folderId } = await folder(stage);
    return { claim, input: { parentId: folderId, name: "Storm" } };
  }),
  act(renameFolder, async (stage) => {
    const { claim, folderId } = await folder(stage);
    return { claim, input: { folderId, name: "Storm" } };
  }),
  act(moveFolder, async (stage) => {
    const { claim, folderId } = await folder(stage);
    return { claim, input: { folderId, parentId: await another(stage, claim) } };
  }),
  act(deleteFolder, async (stage) => {
    const { claim, folderId } = await folder(stage);
    return { claim, input: { folderId } };
  }),
  act(setFolderPeople, async (stage) => {
    const { claim, folderId } = await folder(stage);
    const placeId = await plantPlace(stage.sql, claim.projectId, (await stage.join("member")).memberId, []);
    return { claim, input: { folderId, shown: [placeId], ticked: [placeId] } };
  }),
];

export const templateActs = [
  act(createTemplate, async (stage) => {
    const { claim, folderId } = await folder(stage);
    return { claim, input: { folderId, channel: "text" as const, ...text } };
  }),
  act(editTemplate, async (stage) => {
    const { claim, templateId } = await template(stage);
    return { claim, input: { templateId, ...text } };
  }),
  act(restoreVersion, async (stage) => {
    const { claim, templateId } = await template(stage);
    return { claim, input: { templateId, version: 1 } };
  }),
  act(moveTemplate, async (stage) => {
    const { claim, templateId } = await template(stage);
    return { claim, input: { templateId, folderId: await another(stage, claim) } };
  }),
  act(deleteTemplate, async (stage) => {
    const { claim, templateId } = await template(stage);
    return { claim, input: { templateId } };
  }),
  act(copyTemplate, async (stage) => {
    const { who, claim, templateId } = await template(stage);
    const targetId = await plantProject(stage.sql, stage.team);
    await plantPlace(stage.sql, targetId, who.memberId);
    return { claim, input: { templateId, targetId } };
  }),
];
