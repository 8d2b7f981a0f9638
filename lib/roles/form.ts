import { type Fields, formOf } from "@/lib/kernel/form-fields";
import { takeBoxes } from "@/lib/permissions/boxes";
import { customPermissions } from "@/lib/permissions/role";
import { createRoleInput, editRoleInput } from "./input";

const readBoxes = (fields: Fields): Fields => {
  const { ticked, rest } = takeBoxes(fields, customPermissions);
  return { ...rest, permissions: ticked };
};

export const createRoleForm = formOf(createRoleInput, readBoxes);

export const editRoleForm = formOf(editRoleInput, readBoxes);
