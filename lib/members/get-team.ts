import { sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import type { TenantTx } from "@/db/scope";
import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { twoFactorPolicyOf } from "@/lib/organisations/settings-of";
import { can, covers } from "@/lib/permissions/can";
import { builtInRoleId, builtInRoles, choiceOf, nameChoiceOf, type RoleRow, roleOf } from "@/lib/permissions/role";
import { ownRoleRows } from "@/lib/roles/read-roles";
import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import type { OrganisationRow } from "@/lib/usecase/rows";

/** What frames the Team page: seats, and what this person may do here. A private account has no team. */
export const getTeam = defineQuery({
  name: "get_team",
  access: inTeam("team:view"),
  input: nothing,
  async run({ tx, ctx, organisation, actor }) {
    const { name, slug, memberCount, seatLimit, defaultRole } = organisation;
    const [reserved, { hasOneOwner, receivesReport, roles }] = await Promise.all([
      countLiveInvitations(tx, organisation.id),
      lookAround(tx, organisation.id, actor.memberId),
    ]);
    const mayManage = can(actor.permissions, "team:manage");
    return {
      name,
      slug,
      seats: { used: memberCount, reserved, limit: seatLimit },
      mayManage,
      mayResetTwoFactor: can(actor.permissions, "two_factor:reset"),
      /** The roles that this person may grant, each with its sentence. */
      grantable: roles.filter(({ permissions }) => covers(actor.permissions, permissions)).map(choiceOf),
      /** All of them, for the filter. */
      roles: roles.map(nameChoiceOf),
      defaultRole,
      /** For those who may set it. */
      twoFactor: can(actor.permissions, "two_factor:enforce")
        ? { ...policyText(organisation, ctx.clock.now()), seen: fingerprint(twoFactorPolicyOf(organisation)) }
        : null,
      /** For those who invite. */
      approvedDomains: mayManage ? organisation.approvedDomains : [],
      you: { memberId: actor.memberId, isOwner: actor.role.key === "owner" },
      hasOneOwner,
      /** Whether the monthly report comes by mail, for those who may have it. */
      report: can(actor.permissions, "team_report:receive")
        ? { receives: receivesReport, seen: fingerprint({ receives: receivesReport }) }
        : null,
    };
  },
});

/** All at once, because each statement is a way to the database and back. Stops at the second owner. */
async function lookAround(tx: TenantTx, organisationId: string, memberId: string) {
  const [row] = await tx.execute<{ owners: number; receives: boolean | null; own: RoleRow[] }>(sql`
    select (select count(*)::integer from (select 1 from ${members} where ${members.organisationId} = ${organisationId}
        and ${members.roleId} = ${builtInRoleId("owner")} limit 2) found) as owners,
      (select ${members.receivesReport} from ${members}
        where ${members.organisationId} = ${organisationId} and ${members.id} = ${memberId}) as receives,
      ${ownRoleRows(organisationId)} as own`);
  return {
    hasOneOwner: (row?.owners ?? 0) < 2,
    receivesReport: row?.receives ?? false,
    roles: [...builtInRoles, ...(row?.own ?? []).map(roleOf)],
  };
}

/** What the page says of the policy; whether it holds is judged by the gate, and by the database's clock. */
function policyText({ twoFactorFrom, timeZone }: OrganisationRow, now: Date) {
  if (!twoFactorFrom) return { state: "off", day: null } as const;
  const day = twoFactorFrom.toLocaleDateString("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" });
  return { state: twoFactorFrom <= now ? "on" : "ahead", day } as const;
}

export type TeamView = Awaited<ReturnType<typeof getTeam>>;
