import { type Fields, formOf, readList, readTick } from "@/lib/kernel/form-fields";
import { type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import {
  editProjectMemberInput,
  editSeveralInput,
  inviteToProjectInput,
  removeSeveralInput,
  severalInvitationsInput,
} from "./input";

/** The names of boxes. Forms refuse a field that is given twice, so each has a field of its own. */
export const permissionBox = (permission: ProjectPermission) => `permission:${permission}`;
const folderPrefix = "folder:";
export const folderBox = (folderId: string) => `${folderPrefix}${folderId}`;

/** What is ticked, and the fields that remain: a box that holds something else stays a field that nobody expects. */
export function readBoxes(fields: Fields): Fields {
  const permissions = projectPermissionKeys.filter((key) => fields[permissionBox(key)] === "on");
  const ticked = Object.keys(fields).filter((name) => name.startsWith(folderPrefix) && fields[name] === "on");
  const taken = new Set([...permissions.map(permissionBox), ...ticked]);
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.has(name)));
  return { ...rest, permissions, folders: ticked.map((name) => name.slice(folderPrefix.length)) };
}

export const inviteToProjectForm = formOf(inviteToProjectInput, ({ outside, signInMethod, ...fields }) => ({
  ...readBoxes(fields),
  signInMethod: signInMethod || null,
  outside: readTick(outside),
}));

export const editProjectMemberForm = formOf(editProjectMemberInput, readBoxes);

/** Ids in one hidden field: a form refuses a field that is given twice. */
const readIds = (given: unknown) => readList(given, / /);

export const removeSeveralForm = formOf(removeSeveralInput, ({ people, ...fields }) => ({
  ...fields,
  people: readIds(people),
}));

export const severalInvitationsForm = formOf(severalInvitationsInput, ({ invitations, ...fields }) => ({
  ...fields,
  invitations: readIds(invitations),
}));

/** The name of a choice between *leave*, *give* and *take*. */
export const permissionChoice = (permission: ProjectPermission) => `change:${permission}`;

export const editSeveralForm = formOf(editSeveralInput, ({ people, ...fields }) => {
  const chosen = (answer: string) => projectPermissionKeys.filter((key) => fields[permissionChoice(key)] === answer);
  const answers = { leave: chosen("leave"), give: chosen("give"), take: chosen("take") };
  const read = new Set(Object.values(answers).flat().map(permissionChoice));
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !read.has(name)));
  return { ...rest, people: readIds(people), give: answers.give, take: answers.take };
});
