import { sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { twoFactorPolicyOf } from "@/lib/organisations/settings-of";
import { can, covers } from "@/lib/permissions/can";
import { builtInRoleId, builtInRoles, choiceOf, nameChoiceOf, type RoleRow, roleOf } from "@/lib/permissions/role";
import { nextReportDay } from "@/lib/reports/periods";
import { ownRoleRows } from "@/lib/roles/read-roles";
import { inTeam } from "@/lib/usecase/access/member";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { type TeamNumbers, teamFrame, teamNumbers } from "./team-frame";

/** What frames the Team page: seats, and what this person may do here. A private account has no team. */
export const getTeam = defineQuery({
  name: "get_team",
  access: inTeam("team:view"),
  input: nothing,
  async run({ ctx, ...scene }) {
    const { organisation, actor } = scene;
    const { name, slug, memberCount, seatLimit, defaultRole } = organisation;
    const { numbers, hasOneOwner, isAway, receivesReport, roles } = await lookAround(scene);
    const mayManage = can(actor.permissions, "team:manage");
    return {
      name,
      slug,
      frame: teamFrame(scene, numbers),
      seats: { used: memberCount, reserved: numbers.reserved, limit: seatLimit },
      mayManage,
      mayResetTwoFactor: can(actor.permissions, "two_factor:reset"),
      /** The roles that this person may grant, each with its sentence. */
      grantable: roles.filter(({ permissions }) => covers(actor.permissions, permissions)).map(choiceOf),
      /** All of them, for the filter. */
      roles: roles.map(nameChoiceOf),
      defaultRole,
      /** For those who may set it. */
      twoFactor: can(actor.permissions, "two_factor:enforce")
        ? {
            ...policyText(organisation, ctx.clock.now()),
            textMessagesCount: organisation.textMessagesCount,
            seen: fingerprint(twoFactorPolicyOf(organisation)),
          }
        : null,
      /** For those who invite. */
      approvedDomains: mayManage ? organisation.approvedDomains : [],
      you: { memberId: actor.memberId, isOwner: actor.role.key === "owner" },
      hasOneOwner,
      /** Told to those who may do something about it, until they put it away. */
      isNudged: hasOneOwner && mayManage && !isAway,
      /** Whether the monthly report comes by mail, for those who may have it. */
      report: can(actor.permissions, "team_report:receive")
        ? {
            receives: receivesReport,
            next: nextReportDay(organisation.timeZone, ctx.clock.now()),
            seen: fingerprint({ receives: receivesReport }),
          }
        : null,
    };
  },
});

interface Around extends TeamNumbers {
  readonly owners: number;
  readonly receives: boolean | null;
  readonly nudge_is_away: boolean | null;
  readonly own: RoleRow[];
}

/** All at once, because each statement is a way to the database and back. Stops at the second owner. */
async function lookAround(scene: MemberScene) {
  const { tx, organisation, actor } = scene;
  const [row] = await tx.execute<Around>(sql`
    select ${teamNumbers(scene)},
      (select count(*)::integer from (select 1 from ${members} where ${members.organisationId} = ${organisation.id}
        and ${members.roleId} = ${builtInRoleId("owner")} limit 2) found) as owners,
      me.receives_report as receives,
      me.nudge_put_away_at > coalesce(org.owner_gained_at, '-infinity') as nudge_is_away,
      ${ownRoleRows(organisation.id)} as own
    from members me join organisations org on org.id = me.organisation_id
    where me.organisation_id = ${organisation.id} and me.id = ${actor.memberId}`);
  return {
    numbers: row ?? { reserved: 0, without: 0 },
    hasOneOwner: (row?.owners ?? 0) < 2,
    isAway: row?.nudge_is_away ?? false,
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
