import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { covers } from "@/lib/permissions/covers";
import { permissionsOf, roleKeys, roles } from "@/lib/permissions/table";
import { nothing } from "@/lib/usecase/nothing";
import { defineQuery } from "@/lib/usecase/query";
import { countOwners } from "./hold-member";

/** What frames the Team page: seats, and what this person may do here. A private account has no team. */
export const getTeam = defineQuery({
  name: "get_team",
  access: { role: "team:view" },
  input: nothing,
  async run({ tx, organisation, actor }) {
    if (organisation.kind !== "team") throw new Refusal("not_found");
    const { name, slug, memberCount, seatLimit, defaultRole } = organisation;
    const grantable = roleKeys.filter((key) => covers(actor.permissions, permissionsOf(key)));
    const [reserved, owners] = await Promise.all([
      countLiveInvitations(tx, organisation.id),
      countOwners(tx, organisation.id),
    ]);
    return {
      name,
      slug,
      seats: { used: memberCount, reserved, limit: seatLimit },
      mayManage: can(actor.permissions, "team:manage"),
      /** The roles that this person may grant, each with its sentence. */
      grantable: grantable.map((key) => ({ key, ...roles[key] })),
      defaultRole,
      approvedDomains: organisation.approvedDomains,
      you: { memberId: actor.memberId, roleKey: actor.roleKey },
      hasOneOwner: owners < 2,
    };
  },
});

export type TeamView = Awaited<ReturnType<typeof getTeam>>;
