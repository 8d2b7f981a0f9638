import { createRole } from "@/lib/roles/create-role";
import { deleteRole } from "@/lib/roles/delete-role";
import { editRole } from "@/lib/roles/edit-role";
import { act } from "../act";
import { plantRole } from "../own-role";
import type { Stage } from "../stage";

const plant = ({ sql, team }: Stage) => plantRole(sql, team, "Watch", ["team:view"]);
const content = { label: "Night watch", sentence: "", permissions: ["team:view" as const] };

export const roleActs = [
  act(createRole, async (stage) => ({ claim: await stage.asOwner(), input: content })),
  act(editRole, async (stage) => ({
    claim: await stage.asOwner(),
    input: { roleId: await plant(stage), ...content },
  })),
  act(deleteRole, async (stage) => ({ claim: await stage.asOwner(), input: { roleId: await plant(stage) } })),
];
