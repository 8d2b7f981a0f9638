import { fingerprint } from "@/lib/kernel/fingerprint";
import { can } from "@/lib/permissions/can";
import { choiceOf } from "@/lib/permissions/role";
import { mayBeDefault } from "@/lib/permissions/role-groups";
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
    const roles = (await listRoles(tx, organisation.id)).filter(mayBeDefault).map(choiceOf);
    const settings = settingsOf(organisation);
    return {
      ...settings,
      // From before a role that runs the team could no longer be chosen: the form opens on the one that is there at first.
      defaultRole: roles.some(({ name }) => name === settings.defaultRole) ? settings.defaultRole : "technician",
      seen: fingerprint(settings),
      /** What may be the default. */
      roles,
      mayDelete,
    };
  },
});

export type SettingsView = Awaited<ReturnType<typeof getSettings>>;
