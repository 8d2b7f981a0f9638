import { fingerprint } from "@/lib/kernel/fingerprint";
import { can } from "@/lib/permissions/can";
import { nameOfRole } from "@/lib/permissions/role";
import { listRoles } from "@/lib/roles/read-roles";
import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { settingsOf } from "./settings-of";

/** What the settings page shows and lets change. */
export const getSettings = defineQuery({
  name: "get_settings",
  access: inTeam("organisation:edit"),
  input: nothing,
  async run({ tx, organisation, actor }) {
    const mayDelete = can(actor.permissions, "organisation:delete");
    const roles = (await listRoles(tx, organisation.id)).map((role) => ({ name: nameOfRole(role), label: role.label }));
    const settings = settingsOf(organisation);
    return { ...settings, seen: fingerprint(settings), roles, mayDelete };
  },
});

export type SettingsView = Awaited<ReturnType<typeof getSettings>>;
