import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { projectMembers, projects } from "@/db/schema/projects";
import { roleColumns, roles } from "@/db/schema/roles";
import { serviceCaseEntries, serviceCases } from "@/db/schema/service-cases";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";
import { can } from "@/lib/permissions/can";
import { canOpenProject } from "@/lib/permissions/project-grants";
import { roleOf } from "@/lib/permissions/role";

interface Told {
  readonly organisationId: string;
  /** Who reads the mail. */
  readonly userId: string;
  readonly entryId: string;
}

/** What happened to a case, for somebody who may still see it and wants to hear of it; null for everybody else. */
async function readEntry(tx: SystemTx, { organisationId, userId, entryId }: Told, appUrl: string) {
  const actor = alias(users, "actor");
  const [row] = await tx
    .select({
      name: users.name,
      address: users.emailCanonical,
      memberId: members.id,
      role: roleColumns,
      isInProject: sql<boolean>`exists (select 1 from ${projectMembers} p
        where p.project_id = ${projects.id} and p.member_id = ${members.id})`,
      organisationName: organisations.name,
      slug: organisations.slug,
      timeZone: organisations.timeZone,
      projectId: projects.id,
      projectName: projects.name,
      caseId: serviceCases.id,
      number: serviceCases.number,
      title: serviceCases.title,
      state: serviceCases.state,
      assigneeId: serviceCases.assigneeId,
      kind: serviceCaseEntries.kind,
      at: serviceCaseEntries.createdAt,
      actorName: actor.name,
    })
    .from(serviceCaseEntries)
    .innerJoin(serviceCases, eq(serviceCases.id, serviceCaseEntries.caseId))
    .innerJoin(organisations, and(eq(organisations.id, serviceCases.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(projects, and(eq(projects.id, serviceCases.projectId), isNull(projects.deletedAt)))
    .innerJoin(users, and(eq(users.id, userId), isNull(users.archivedAt)))
    .innerJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, users.id)))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .leftJoin(actor, eq(actor.id, serviceCaseEntries.by))
    .where(
      and(
        eq(serviceCaseEntries.organisationId, organisationId),
        eq(serviceCaseEntries.id, entryId),
        members.receivesCaseMails,
      ),
    );
  if (!row) return null;
  const { permissions } = roleOf(row.role);
  if (!can(permissions, "service_case:view")) return null;
  if (!canOpenProject({ permissions, isProjectMember: row.isInProject })) return null;
  const casesUrl = `${appUrl}/orgs/${row.slug}/projects/${row.projectId}/cases`;
  return {
    ...row,
    mail: {
      to: { name: row.name, address: row.address },
      props: {
        name: row.name,
        organisationName: row.organisationName,
        projectName: row.projectName,
        number: row.number,
        title: row.title,
        actorName: row.actorName ?? "Somebody who has left",
        at: spellOut(row.at, row.timeZone),
        openUrl: `${casesUrl}/${row.number}`,
        casesUrl,
      },
    },
  };
}

/** To whose a case is since somebody else has assigned it to them, while it is theirs and not resolved. */
export const caseAssignedMail = defineMail({
  name: "case_assigned",
  ids: z.strictObject({ organisationId: id, userId: id, entryId: id }),
  subject: "A service case on Rollcall is yours now",
  template: () => import("@/emails/case-assigned"),
  async compose(tx, ids, { appUrl }) {
    const entry = await readEntry(tx, ids, appUrl);
    return entry && entry.assigneeId === entry.memberId && entry.state === "in_progress" ? entry.mail : null;
  },
});

/** To those whom a case concerns: somebody has said something, or it was resolved or reopened and is so still. */
export const caseNewsMail = defineMail({
  name: "case_news",
  ids: z.strictObject({ organisationId: id, userId: id, entryId: id }),
  subject: "There is news of a service case on Rollcall",
  template: () => import("@/emails/case-news"),
  async compose(tx, ids, { appUrl }) {
    const entry = await readEntry(tx, ids, appUrl);
    if (!entry) return null;
    const { kind, mail } = entry;
    if (kind !== "comment" && kind !== "resolved" && kind !== "reopened") return null;
    if (kind !== "comment" && (await turnedSince(tx, entry.caseId)) !== ids.entryId) return null;
    return { ...mail, props: { ...mail.props, what: kind } };
  },
});

/** The last time that a case was resolved or reopened. */
async function turnedSince(tx: SystemTx, caseId: string): Promise<string | undefined> {
  const [last] = await tx
    .select({ id: serviceCaseEntries.id })
    .from(serviceCaseEntries)
    .where(and(eq(serviceCaseEntries.caseId, caseId), sql`${serviceCaseEntries.kind} in ('resolved', 'reopened')`))
    .orderBy(desc(serviceCaseEntries.id))
    .limit(1);
  return last?.id;
}
