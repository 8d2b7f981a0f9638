import { can } from "@/lib/permissions/can";
import { nameOfRole } from "@/lib/permissions/role";
import { listRoles } from "@/lib/roles/read-roles";
import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** What the settings page shows and lets change. */
export const getSettings = defineQuery({
  name: "get_settings",
  access: inTeam("organisation:edit"),
  input: nothing,
  async run({ tx, organisation, actor }) {
    const { name, slug, timeZone, defaultRole, approvedDomains } = organisation;
    const mayDelete = can(actor.permissions, "organisation:delete");
    const roles = (await listRoles(tx, organisation.id)).map((role) => ({ name: nameOfRole(role), label: role.label }));
    return { roles, name, slug, timeZone, defaultRole, approvedDomains, mayDelete };
  },
});

export type SettingsView = Awaited<ReturnType<typeof getSettings>>;
