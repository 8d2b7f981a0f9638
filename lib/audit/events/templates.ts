import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, project } from "./details";
import { count } from "./words";

/** No names of folders and templates: whoever reads the log need not be one who sees the folder (product.md 6.7). */
const common = { group: "Templates and folders", report: null, membership: null } as const;
const place = id.nullable();

export const folderEvents = {
  "folder.created": defineEvent({
    ...common,
    details: z.strictObject({ project, folderId: id, parentId: place }),
    sentence: ({ actor }, details) =>
      `${actor} created a ${details.parentId === null ? "folder" : "sub-folder"} in the project ${details.project.name}`,
    label: "Folder created",
  }),
  "folder.renamed": defineEvent({
    ...common,
    details: z.strictObject({ project, folderId: id }),
    sentence: ({ actor }, details) => `${actor} renamed a folder in the project ${details.project.name}`,
    label: "Folder renamed",
  }),
  "folder.moved": defineEvent({
    ...common,
    details: z.strictObject({ project, folderId: id, from: place, to: place }),
    sentence: ({ actor }, details) =>
      `${actor} moved a folder ${details.to === null ? "to the top" : "into another one"} in the project ${details.project.name}`,
    label: "Folder moved",
  }),
  /** `movedUp`: folders in it that whoever deleted it did not see; they stand one step higher since. */
  "folder.deleted": defineEvent({
    ...common,
    details: z.strictObject({ project, folderId: id, movedUp: z.number().int() }),
    sentence: ({ actor }, { project, movedUp }) =>
      `${actor} deleted a folder in the project ${project.name}${movedUp > 0 ? `; ${count(movedUp, "folder")} in it moved up` : ""}`,
    label: "Folder deleted",
  }),
  "folder.people_changed": defineEvent({
    ...common,
    details: z.strictObject({ project, folderId: id, added: z.array(id), removed: z.array(id) }),
    sentence: ({ actor }, { project, added, removed }) => {
      const parts = [
        ...(added.length > 0 ? [`gave a folder to ${count(added.length, "person", "people")}`] : []),
        ...(removed.length > 0
          ? [`took ${added.length > 0 ? "it" : "a folder"} from ${count(removed.length, "person", "people")}`]
          : []),
      ];
      return `${actor} ${parts.join(" and ")} in the project ${project.name}`;
    },
    label: "People of a folder changed",
  }),
};

const channel = z.enum(["text", "email", "letter"]);

export const templateEvents = {
  "template.created": defineEvent({
    ...common,
    details: z.strictObject({ project, templateId: id, folderId: place, channel }),
    sentence: ({ actor }, { project }) => `${actor} created a template in the project ${project.name}`,
    label: "Template created",
  }),
  /** What it said before stands in the version before. */
  "template.edited": defineEvent({
    ...common,
    details: z.strictObject({ project, templateId: id, version: z.number().int() }),
    sentence: ({ actor }, { project, version }) =>
      `${actor} edited a template in the project ${project.name}: version ${version}`,
    label: "Template edited",
  }),
  "template.restored": defineEvent({
    ...common,
    details: z.strictObject({ project, templateId: id, version: z.number().int(), restoredFrom: z.number().int() }),
    sentence: ({ actor }, { project, version, restoredFrom }) =>
      `${actor} restored version ${restoredFrom} of a template in the project ${project.name} as version ${version}`,
    label: "Template restored",
  }),
  "template.moved": defineEvent({
    ...common,
    details: z.strictObject({ project, templateId: id, from: place, to: place }),
    sentence: ({ actor }, { project, to }) =>
      `${actor} moved a template ${to === null ? "to the top" : "into another folder"} in the project ${project.name}`,
    label: "Template moved",
  }),
  "template.deleted": defineEvent({
    ...common,
    details: z.strictObject({ project, templateId: id, channel, versions: z.number().int() }),
    sentence: ({ actor }, { project, versions }) =>
      `${actor} deleted a template with ${count(versions, "version")} from the project ${project.name}`,
    label: "Template deleted",
  }),
  /** Of the project that has the copy; `from` is where it was made. */
  "template.copied": defineEvent({
    ...common,
    details: z.strictObject({
      project,
      templateId: id,
      channel,
      from: z.strictObject({ project, templateId: id }),
    }),
    sentence: ({ actor }, { project, from }) =>
      `${actor} copied a template of the project ${from.project.name} to the project ${project.name}`,
    label: "Template copied",
  }),
};
