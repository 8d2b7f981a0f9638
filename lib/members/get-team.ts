import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { covers } from "@/lib/permissions/covers";
import { permissionsOf, roleKeys, roles } from "@/lib/permissions/table";
import { nothing } from "@/lib/usecase/nothing";
import { defineQuery } from "@/lib/usecase/query";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { countOwners } from "./hold-member";

/** What frames the Team page: seats, and what this person may do here. A private account has no team. */
export const getTeam = defineQuery({
  name: "get_team",
  access: { role: "team:view" },
  input: nothing,
  async run({ tx, ctx, organisation, actor }) {
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
      mayResetTwoFactor: can(actor.permissions, "two_factor:reset"),
      /** The roles that this person may grant, each with its sentence. */
      grantable: grantable.map((key) => ({ key, ...roles[key] })),
      defaultRole,
      /** For those who may set it. */
      twoFactor: can(actor.permissions, "two_factor:enforce") ? policyText(organisation, ctx.clock.now()) : null,
      approvedDomains: organisation.approvedDomains,
      you: { memberId: actor.memberId, roleKey: actor.roleKey },
      hasOneOwner: owners < 2,
    };
  },
});

/** What the page says of the policy; whether it holds is judged by the gate, and by the database's clock. */
function policyText({ twoFactorFrom, timeZone }: OrganisationRow, now: Date) {
  if (!twoFactorFrom) return { state: "off", day: null } as const;
  const day = twoFactorFrom.toLocaleDateString("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" });
  return { state: twoFactorFrom <= now ? "on" : "ahead", day } as const;
}

export type TeamView = Awaited<ReturnType<typeof getTeam>>;
