"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { createRole } from "@/lib/roles/create-role";
import { deleteRole } from "@/lib/roles/delete-role";
import { editRole } from "@/lib/roles/edit-role";
import { createRoleForm, editRoleForm } from "@/lib/roles/form";

/** Back to where all roles stand side by side, with the change among them. */
function showRoles(slug: string, note: "created" | "changed" | "deleted"): never {
  redirect(`/orgs/${slug}/team/roles?note=${note}`);
}

export const createRoleAction = runAction(createRole, (_, { place }) => showRoles(place, "created"), createRoleForm);

export const editRoleAction = runAction(editRole, (_, { place }) => showRoles(place, "changed"), editRoleForm);

export const deleteRoleAction = runAction(deleteRole, (_, { place }) => showRoles(place, "deleted"));
