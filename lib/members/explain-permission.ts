import { type SQL, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import type { TenantTx } from "@/db/scope";
import { gate, type MissingStep, type PolicyFacts } from "@/lib/access/gate";
import type { TwoFactorState } from "@/lib/access/two-factor-rules";
import { Refusal } from "@/lib/kernel/refusal";
import { explainInOrganisation, explainInProject, type StoredGrant } from "@/lib/permissions/explain";
import { isProjectPermission, projectPermission, projectPermissions } from "@/lib/permissions/project-table";
import { type Role, type RoleRow, roleOf } from "@/lib/permissions/role";
import { isPermission, permissions } from "@/lib/permissions/table";
import { openedBy } from "@/lib/projects/opened-by";
import { roleJson } from "@/lib/roles/read-roles";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { explainPermissionInput } from "./input";
import { isoMoment } from "./listed-member";
import { isCloseTo, refuseLooking } from "./look-at";

/** As many projects as somebody chooses from: their own first, then the others, by name. A search finds any. */
const choices = 100;

/**
 * Why somebody can do something, or cannot (product.md 4.17): any permission of the organisation, or one of a project's in
 * a project that the reader may open. Told to whoever manages the team, and to the person.
 */
export const explainPermission = defineQuery({
  name: "explain_permission",
  access: teamMember,
  input: explainPermissionInput,
  async run({ tx, organisation, actor, input }) {
    const { memberId, permission, project: projectId, find } = input;
    refuseLooking(actor, memberId);
    if (!isCloseTo(actor, memberId))
      throw new Refusal("forbidden", { reason: "lacks_permission", facts: { permission: "team:manage" } });
    const asking = { organisationId: organisation.id, memberId, permission, find, readable: openedBy(actor) };
    const first = await readMember(tx, { ...asking, projectId });
    if (!first) throw new Refusal("not_found");
    const offered = offeredBy(first);
    // A search asks anew: what was chosen stays if it is found too, and the only one that is found is as good as chosen.
    const stays = !find || offered.some(({ id }) => id === projectId);
    const [only] = !stays && offered.length === 1 ? offered : [];
    const other = only && (await readMember(tx, { ...asking, projectId: only.id }));
    const found = other ?? (stays ? first : { ...first, project: null, isInTeam: false, grants: [] });
    const { project, isInTeam } = found;
    const role = roleOf(found.role);
    const listed = offered.slice(0, choices);
    const shared = {
      permissions: groups,
      projects: project && !listed.some(({ id }) => id === project.id) ? [project, ...listed] : listed,
      listed: listed.length,
      hasMoreProjects: offered.length > choices,
      asked: {
        permission: permission ?? null,
        project,
        find: find || null,
        /** A link may outlive its project. One that never was, or does not open, is told alike. */
        isProjectMissing: projectId !== undefined && first.project === null && project === null,
      },
      role: role.label,
      isInTeam,
    };
    const waitsFor = missingStep(found.two_factor, {
      requiresTwoFactor: found.requires_two_factor,
      textMessagesCount: organisation.textMessagesCount,
    });
    const answer = explain(role, found, permission);
    const { roleGotIt } = found;
    return { ...shared, answer: answer && { ...answer, roleGotIt, waitsFor: answer.isHeld ? waitsFor : null } };
  },
});

export type WhyView = Awaited<ReturnType<typeof explainPermission>>;

const groups = {
  project: projectPermissions.map(({ key, label }) => ({ key, label })),
  organisation: permissions.map(({ key, label }) => ({ key, label })),
};

/** Their own first, each once. */
function offeredBy({ own, others }: Pick<Found, "own" | "others">): readonly NamedProject[] {
  return [...own, ...others.filter(({ id }) => !own.some((each) => each.id === id))];
}

/** Null: nothing was asked, or a permission in a project without saying in which. */
function explain(role: Role, { project, grants }: Pick<Found, "project" | "grants">, permission: string | undefined) {
  if (permission === undefined) return null;
  if (isPermission(permission))
    return { label: labelOf(permission), in: null, ...explainInOrganisation(role, permission) };
  if (!isProjectPermission(permission) || !project) return null;
  const { label } = projectPermission(permission);
  return { label, in: project.name, ...explainInProject(role, grants, permission) };
}

/** What the gate would ask of them even in a session that has just taken every step that it can take. */
function missingStep(twoFactor: TwoFactorState, policy: PolicyFacts): MissingStep | null {
  const factor = twoFactor === "sms" ? "sms" : "totp";
  const step = gate({ session: { isLive: true, isEmailFresh: true, factor, twoFactor }, organisation: policy });
  return step === "ok" ? null : step;
}

const labelOf = (permission: string) => permissions.find(({ key }) => key === permission)?.label ?? permission;

interface NamedProject {
  readonly id: string;
  readonly name: string;
}

type Found = Record<string, unknown> & {
  role: RoleRow;
  two_factor: TwoFactorState;
  requires_two_factor: boolean;
  project: NamedProject | null;
  isInTeam: boolean;
  grants: readonly StoredGrant[];
  /** When one of the organisation's own roles got the permission later than it was made, as far as the log says. */
  roleGotIt: { readonly by: string | null; readonly at: string } | null;
  own: readonly NamedProject[];
  others: readonly NamedProject[];
};

interface Asked {
  readonly organisationId: string;
  readonly memberId: string;
  readonly permission: string | undefined;
  readonly projectId: string | undefined;
  /** Of the projects to choose from: what their names hold. */
  readonly find: string | undefined;
  /** Of `p`: whether the reader may open it. */
  readonly readable: SQL;
}

/** All in one statement: the member, what is stored for them in the project, and the projects to choose from. */
async function readMember(tx: TenantTx, asking: Asked) {
  const { organisationId, memberId, permission = "", projectId, find, readable } = asking;
  const there = sql`p.organisation_id = ${organisationId} and p.deleted_at is null and ${readable}`;
  const matching = find ? sql`and ${holds(folded(sql`p.name`), find)}` : sql``;
  const named = (from: SQL) => sql`(select coalesce(json_agg(json_build_object('id', listed.id, 'name', listed.name)
    order by listed.name, listed.id), '[]'::json) from (select p.id, p.name from ${from} and ${there} ${matching}
    order by p.name, p.id limit ${choices + 1}) listed)`;
  const places = sql`project_members pm join projects p on p.id = pm.project_id`;
  const asked = sql`p.id = ${projectId ?? ""} and ${there}`;
  const [found] = await tx.execute<Found>(sql`
    select ${roleJson} as role,
      m.two_factor, coalesce(o.two_factor_from <= now(), false) as requires_two_factor,
      (select json_build_object('id', p.id, 'name', p.name) from projects p where ${asked}) as project,
      exists (select 1 from ${places} where ${asked} and pm.member_id = m.id) as "isInTeam",
      (select coalesce(json_agg(json_build_object('permission', g.permission, 'by', u.name, 'at', ${isoMoment(sql`g.granted_at`)})
          order by g.permission), '[]'::json)
        from ${places} join project_grants g on g.project_member_id = pm.id left join users u on u.id = g.granted_by
        where ${asked} and pm.member_id = m.id) as grants,
      (select json_build_object('by', a.name, 'at', ${isoMoment(sql`e.at`)}) from audit_events e
          left join audit_people a on a.organisation_id = e.organisation_id and a.seq = e.seq and a.part = 'actor'
        where r.key is null and e.organisation_id = m.organisation_id and e.target_id = r.id and e.action = 'role.edited'
          and e.body::jsonb #> '{details,after,permissions}' ? ${permission}
          and not e.body::jsonb #> '{details,before,permissions}' ? ${permission}
        order by e.seq desc limit 1) as "roleGotIt",
      ${named(sql`${places} where pm.member_id = m.id`)} as own,
      ${named(sql`projects p where true`)} as others
    from members m join roles r on r.id = m.role_id join organisations o on o.id = m.organisation_id
    where m.organisation_id = ${organisationId} and m.id = ${memberId}`);
  return found ?? null;
}
