import { and, asc, eq, ne, sql } from "drizzle-orm";
import { holds } from "@/db/letters";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { projectPermissionKeys } from "@/lib/permissions/project-table";
import { managersIn } from "@/lib/projects/who-manages";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { findColleague } from "./find-colleague";
import { grantableFolders } from "./folders";
import { getProjectInviteInput } from "./input";
import { mayInviteNew } from "./rules";

/** As many as are looked through at a glance; searching finds the others. */
const shownColleagues = 8;

/** What the page that invites into a project offers: permissions and folders that one may give, and colleagues to choose. */
export const getProjectInvite = defineQuery({
  name: "get_project_invite",
  access: inProject("manage_service"),
  input: getProjectInviteInput,
  async run({ ctx, input, ...scene }) {
    const { tx, organisation, project, actor } = scene;
    const place = { organisationId: organisation.id, projectId: project.id };
    const colleague = input.personId ? await findColleague(tx, place, { personId: input.personId }) : null;
    if (input.personId && !colleague) throw new Refusal("not_found");
    return {
      slug: organisation.slug,
      organisationName: organisation.name,
      project: named(project),
      /** Which boxes may be ticked. */
      grantable: projectPermissionKeys.filter((key) => actor.may.has(key)),
      folders: project.hasFolderPermissions ? await grantableFolders(scene) : null,
      hasEmailSignIn: project.hasEmailSignIn,
      textsAreOn: ctx.settings.sms.isOn,
      mayInviteNew: mayInviteNew(organisation.projectManagersMayInvite, actor),
      freeSeats: Math.max(
        0,
        organisation.seatLimit - organisation.memberCount - (await countLiveInvitations(tx, organisation.id)),
      ),
      approvedDomains: organisation.approvedDomains,
      colleague: colleague
        ? {
            userId: colleague.userId,
            name: colleague.name,
            email: colleague.email,
            is: colleague.userId === actor.userId ? ("you" as const) : await stateOf(tx, place, colleague),
          }
        : null,
      colleagues: input.personId ? [] : await listColleagues(tx, { ...place, actorId: actor.userId }, input.search),
      /** In the project's team, without managing it; asked for while a manager is chosen. */
      teammates: input.asManager ? await listTeammates(tx, place, input.search) : [],
    } as const;
  },
});

export type ProjectInviteView = Awaited<ReturnType<typeof getProjectInvite>>;

interface Where {
  readonly organisationId: string;
  readonly projectId: string;
}

async function stateOf(
  tx: TenantTx,
  { organisationId, projectId }: Where,
  who: { emailCanonical: string; isInProject: boolean },
) {
  if (who.isInProject) return "in_team" as const;
  const [found] = await tx.execute(sql`
    select 1 from project_invitations p join invitations i on i.id = p.invitation_id
    where p.project_id = ${projectId} and i.organisation_id = ${organisationId} and i.state = 'pending'
      and i.expires_at > now() and i.email_canonical = ${who.emailCanonical}`);
  return found ? ("invited" as const) : ("free" as const);
}

/** Whoever is in the project's team and is none of its managers, by name. */
async function listTeammates(tx: TenantTx, { organisationId, projectId }: Where, search: string | undefined) {
  return tx
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(projectMembers)
    .innerJoin(members, eq(members.id, projectMembers.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(projectMembers.organisationId, organisationId),
        eq(projectMembers.projectId, projectId),
        search ? holds(members.searchText, search) : undefined,
        sql`${projectMembers.id} not in (${managersIn(projectId)})`,
      ),
    )
    .orderBy(asc(members.searchText), asc(members.id))
    .limit(shownColleagues);
}

/** Members of the organisation who are neither in the project nor invited, by name; whoever asks invites others. */
async function listColleagues(
  tx: TenantTx,
  { organisationId, projectId, actorId }: Where & { readonly actorId: string },
  search: string | undefined,
) {
  return tx
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.organisationId, organisationId),
        ne(users.id, actorId),
        search ? holds(members.searchText, search) : undefined,
        sql`not exists (select 1 from project_members p where p.project_id = ${projectId} and p.member_id = ${members.id})`,
        sql`not exists (select 1 from project_invitations p join invitations i on i.id = p.invitation_id
          where p.project_id = ${projectId} and i.state = 'pending' and i.expires_at > now()
            and i.email_canonical = ${users.emailCanonical})`,
      ),
    )
    .orderBy(asc(members.searchText), asc(members.id))
    .limit(shownColleagues);
}
