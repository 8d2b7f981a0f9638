import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { auditEvents } from "@/db/schema/audit";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { projectMembers, projects } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";
import { labelsOfProject } from "@/lib/permissions/project-labels";

/** What was done to somebody's place in a project, as the log has it, and whether they are in the project now. */
async function readChange(tx: SystemTx, ids: { organisationId: string; userId: string }, by: string, event: SQL) {
  const [row] = await tx
    .select({
      name: users.name,
      address: users.emailCanonical,
      organisationName: organisations.name,
      slug: organisations.slug,
      timeZone: organisations.timeZone,
      projectId: projects.id,
      projectName: projects.name,
      at: auditEvents.at,
      body: auditEvents.body,
      isInProject: sql<boolean>`exists (select 1 from ${projectMembers} p
        where p.project_id = ${projects.id} and p.member_id = ${members.id})`,
    })
    .from(auditEvents)
    .innerJoin(organisations, and(eq(organisations.id, auditEvents.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(
      projects,
      and(
        eq(projects.organisationId, organisations.id),
        sql`${projects.id} = (${auditEvents.body}::jsonb)->'details'->'project'->>'id'`,
        isNull(projects.deletedAt),
      ),
    )
    .innerJoin(users, and(eq(users.id, ids.userId), isNull(users.archivedAt)))
    .innerJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, users.id)))
    .where(and(eq(auditEvents.organisationId, ids.organisationId), event));
  if (!row) return null;
  const [actor] = await tx.select({ name: users.name }).from(users).where(eq(users.id, by));
  return { ...row, actorName: actor?.name ?? "A manager" };
}

export const projectAccessChangedMail = defineMail({
  name: "project_access_changed",
  ids: z.strictObject({ organisationId: id, userId: id, changedBy: id, change: id }),
  subject: "What you may do in a project on Rollcall changed",
  template: () => import("@/emails/project-access-changed"),
  async compose(tx, ids, { appUrl }) {
    const event = sql`${auditEvents.action} = 'project_member.edited'
      and (${auditEvents.body}::jsonb)->'details'->>'change' = ${ids.change}`;
    const change = await readChange(tx, ids, ids.changedBy, event);
    if (!change?.isInProject) return null;
    const { name, address, body, slug, projectId } = change;
    const { after } = JSON.parse(body).details as { after: string[] };
    return {
      to: { name, address },
      props: {
        name,
        organisationName: change.organisationName,
        projectName: change.projectName,
        changedByName: change.actorName,
        permissions: labelsOfProject(after),
        at: spellOut(change.at, change.timeZone),
        openUrl: `${appUrl}/orgs/${slug}/projects/${projectId}`,
      },
    };
  },
});

export const projectMemberRemovedMail = defineMail({
  name: "project_member_removed",
  ids: z.strictObject({ organisationId: id, userId: id, removedBy: id, removal: id }),
  subject: "You are no longer in the team of a project on Rollcall",
  template: () => import("@/emails/project-member-removed"),
  async compose(tx, ids) {
    const event = sql`${auditEvents.action} = 'project_member.removed'
      and (${auditEvents.body}::jsonb)->'details'->>'removal' = ${ids.removal}`;
    const change = await readChange(tx, ids, ids.removedBy, event);
    // Somebody who is back again is not told that they are out.
    if (!change || change.isInProject) return null;
    const { name, address, organisationName, projectName, actorName, at, timeZone } = change;
    return {
      to: { name, address },
      props: { name, organisationName, projectName, removedByName: actorName, at: spellOut(at, timeZone) },
    };
  },
});

/** To a manager of the project: somebody who manages every project by their role is in its team now. */
export const ownManagerMail = defineMail({
  name: "own_manager",
  ids: z.strictObject({ organisationId: id, userId: id, joined: id, change: id }),
  subject: "Somebody joined the team of a project that you manage on Rollcall",
  template: () => import("@/emails/own-manager"),
  async compose(tx, ids, { appUrl }) {
    const event = sql`${auditEvents.action} = 'project_member.joined_by_role'
      and (${auditEvents.body}::jsonb)->'details'->>'change' = ${ids.change}`;
    const change = await readChange(tx, ids, ids.joined, event);
    if (!change?.isInProject) return null;
    const { name, address, organisationName, projectName, actorName, at, timeZone, slug, projectId } = change;
    return {
      to: { name, address },
      props: {
        name,
        organisationName,
        projectName,
        joinedName: actorName,
        at: spellOut(at, timeZone),
        teamUrl: `${appUrl}/orgs/${slug}/projects/${projectId}/users`,
      },
    };
  },
});
