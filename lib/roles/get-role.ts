import { fingerprint } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { choiceOf } from "@/lib/permissions/role";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { contentOf } from "./content-of";
import { countHolders } from "./count-holders";
import { findOwnRole } from "./find-role";
import { roleInput } from "./input";

/** One of the organisation's own roles, and who depends on it, for whoever is about to change it. */
export const getRole = defineQuery({
  name: "get_role",
  access: inTeam("role:manage"),
  input: roleInput,
  async run({ tx, organisation, input }) {
    const role = await findOwnRole(tx, organisation.id, input.roleId);
    if (!role) throw new Refusal("not_found");
    return {
      slug: organisation.slug,
      role: { id: role.id, ...choiceOf(role) },
      seen: fingerprint(contentOf(role)),
      ...(await countHolders(tx, organisation.id, role.id)),
      isDefault: organisation.defaultRole === role.id,
    };
  },
});

export type RoleView = Awaited<ReturnType<typeof getRole>>;
