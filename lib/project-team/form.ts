import { type Fields, formOf, readTick } from "@/lib/kernel/form-fields";
import { type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import { editProjectMemberInput, inviteToProjectInput } from "./input";

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

export const inviteToProjectForm = formOf(inviteToProjectInput, ({ outside, ...fields }) => ({
  ...readBoxes(fields),
  outside: readTick(outside),
}));

export const editProjectMemberForm = formOf(editProjectMemberInput, readBoxes);
