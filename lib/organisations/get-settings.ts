import { Refusal } from "@/lib/kernel/refusal";
import { nothing } from "@/lib/usecase/nothing";
import { defineQuery } from "@/lib/usecase/query";

/** What the settings page shows and lets change. */
export const getSettings = defineQuery({
  name: "get_settings",
  access: { role: "organisation:edit" },
  input: nothing,
  async run({ organisation }) {
    if (organisation.kind !== "team") throw new Refusal("not_found");
    const { name, slug, timeZone, defaultRole, approvedDomains } = organisation;
    return { name, slug, timeZone, defaultRole, approvedDomains };
  },
});

export type SettingsView = Awaited<ReturnType<typeof getSettings>>;
