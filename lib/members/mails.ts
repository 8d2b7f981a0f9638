import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { auditEvents } from "@/db/schema/audit";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { satisfies } from "@/lib/access/two-factor-rules";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut, spellOutDay } from "@/lib/messages/spell-out";
import { roleIdOf, roleOf } from "@/lib/permissions/role";
import { labelInLog, type RoleInLog } from "@/lib/permissions/role-in-log";
import { managersUpToTwo } from "@/lib/projects/who-manages";

/** What was done to somebody's membership, as the log has it, and whether they are a member now. */
async function readChange(tx: SystemTx, ids: { organisationId: string; userId: string }, by: string, event: SQL) {
  const [row] = await tx
    .select({
      name: users.name,
      address: users.emailCanonical,
      organisationName: organisations.name,
      timeZone: organisations.timeZone,
      at: auditEvents.at,
      body: auditEvents.body,
      isMember: members.id,
    })
    .from(auditEvents)
    .innerJoin(organisations, and(eq(organisations.id, auditEvents.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, and(eq(users.id, ids.userId), isNull(users.archivedAt)))
    .leftJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, users.id)))
    .where(and(eq(auditEvents.organisationId, ids.organisationId), event));
  if (!row) return null;
  const [actor] = await tx.select({ name: users.name }).from(users).where(eq(users.id, by));
  return { ...row, actorName: actor?.name ?? "An administrator" };
}

export const memberRemovedMail = defineMail({
  name: "member_removed",
  ids: z.strictObject({ organisationId: id, userId: id, removedBy: id, removal: id }),
  subject: "You are no longer a member of an organisation on Rollcall",
  template: () => import("@/emails/member-removed"),
  async compose(tx, ids) {
    const event = sql`${auditEvents.targetId} = ${ids.removal} and ${auditEvents.action} = 'member.removed'`;
    const change = await readChange(tx, ids, ids.removedBy, event);
    // Somebody who is back again is not told that they are out.
    if (!change || change.isMember) return null;
    const { name, address, organisationName, actorName, at, timeZone, body } = change;
    const byDate = (JSON.parse(body).details as { because?: string }).because === "end_date";
    const how = byDate
      ? `Your membership of ${organisationName} ended on its end date.`
      : `${actorName} removed you from ${organisationName}.`;
    return {
      to: { name, address },
      props: {
        name,
        organisationName,
        removedByName: byDate ? "an owner there" : actorName,
        how,
        at: spellOut(at, timeZone),
      },
    };
  },
});

/** To every owner when the mail leaves; `removal` is the membership that ended. Only what still has no manager then is named. */
export const projectsNeedManagerMail = defineMail({
  name: "projects_need_manager",
  ids: z.strictObject({ organisationId: id, userId: id, removal: id }),
  subject: "Projects on Rollcall need a manager",
  template: () => import("@/emails/projects-need-manager"),
  async compose(tx, ids, { appUrl }) {
    const [to] = await tx
      .select({
        name: users.name,
        address: users.emailCanonical,
        organisationName: organisations.name,
        slug: organisations.slug,
      })
      .from(members)
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(roles, and(eq(roles.id, members.roleId), eq(roles.key, "owner")))
      .where(and(eq(members.organisationId, ids.organisationId), eq(members.userId, ids.userId)));
    if (!to) return null;
    const { name, address, organisationName, slug } = to;
    const orphaned = await tx.execute<{ name: string }>(sql`
      select p.name from audit_events e
        cross join lateral jsonb_array_elements((e.body::jsonb)->'details'->'projects') held
        join projects p on p.organisation_id = e.organisation_id and p.id = held->'project'->>'id' and p.deleted_at is null
      where e.organisation_id = ${ids.organisationId} and e.target_id = ${ids.removal} and e.action = 'member.removed'
        and (held->>'needsManager')::boolean and ${managersUpToTwo(sql`p.id`)} = 0
      order by p.name, p.id limit ${namedAtMost + 1}`);
    if (orphaned.length === 0) return null;
    const names = orphaned.slice(0, namedAtMost).map((project) => project.name);
    return {
      to: { name, address },
      props: {
        name,
        organisationName,
        projects: names.join(", ") + (orphaned.length > namedAtMost ? " and more" : ""),
        isOne: orphaned.length === 1,
        openUrl: `${appUrl}/orgs/${slug}/projects`,
      },
    };
  },
});

/** As many projects as a line of a mail holds. */
const namedAtMost = 10;

async function sentenceOf(tx: SystemTx, role: RoleInLog): Promise<string> {
  const id = typeof role === "string" ? roleIdOf(role) : role.id;
  const [row] = await tx.select(roleColumns).from(roles).where(eq(roles.id, id));
  return row ? roleOf(row).sentence : "";
}

export const roleChangedMail = defineMail({
  name: "role_changed",
  ids: z.strictObject({ organisationId: id, userId: id, changedBy: id, change: id }),
  subject: "Your role in an organisation on Rollcall changed",
  template: () => import("@/emails/role-changed"),
  async compose(tx, ids) {
    const event = sql`${auditEvents.action} = 'member.role_changed'
    and (${auditEvents.body}::jsonb)->'details'->>'change' = ${ids.change}`;
    const change = await readChange(tx, ids, ids.changedBy, event);
    if (!change?.isMember) return null;
    const { name, address, organisationName, actorName, at, timeZone, body } = change;
    const { before, after } = JSON.parse(body).details as { before: RoleInLog; after: RoleInLog };
    return {
      to: { name, address },
      props: {
        name,
        organisationName,
        changedByName: actorName,
        roleBefore: labelInLog(before),
        roleAfter: labelInLog(after),
        roleSentence: await sentenceOf(tx, after),
        at: spellOut(at, timeZone),
      },
    };
  },
});

/** To the member and to every owner when the mail leaves; `userId` is who reads it. Moved to another day, it is announced anew. */
export const membershipEndsMail = defineMail({
  name: "membership_ends",
  ids: z.strictObject({ organisationId: id, memberId: id, userId: id, from: z.iso.datetime() }),
  subject: "A membership on Rollcall ends soon",
  template: () => import("@/emails/membership-ends"),
  async compose(tx, ids, { appUrl }) {
    const person = alias(users, "person");
    const [ending] = await tx
      .select({
        userId: members.userId,
        personName: person.name,
        endsAt: members.endsAt,
        isOver: sql<boolean>`${members.endsAt} <= now()`,
        organisationName: organisations.name,
        slug: organisations.slug,
        timeZone: organisations.timeZone,
      })
      .from(members)
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(person, eq(person.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, ids.organisationId),
          eq(members.id, ids.memberId),
          sql`${roles.key} is distinct from 'owner'`,
        ),
      );
    if (!ending?.endsAt || ending.isOver || ending.endsAt.toISOString() !== ids.from) return null;
    const isOwn = ending.userId === ids.userId;
    const [to] = await tx
      .select({ name: users.name, address: users.emailCanonical })
      .from(members)
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, ids.organisationId),
          eq(members.userId, ids.userId),
          isOwn ? undefined : eq(roles.key, "owner"),
        ),
      );
    if (!to) return null;
    const { organisationName, personName, slug, timeZone } = ending;
    // The day before the moment at which it is over.
    const day = spellOutDay(new Date(ending.endsAt.getTime() - 1000), timeZone);
    return {
      to,
      props: {
        name: to.name,
        personName,
        isOwn,
        organisationName,
        day,
        openUrl: `${appUrl}/orgs/${slug}${isOwn ? "" : "/team"}`,
      },
    };
  },
});

/** To a member who has no two-factor authentication that counts there, still, when the mail leaves. */
export const twoFactorAskedForMail = defineMail({
  name: "two_factor_asked_for",
  /** `reminder`: makes each one a mail of its own. */
  ids: z.strictObject({ organisationId: id, userId: id, askedBy: id, reminder: id }),
  subject: "Set up two-factor authentication on Rollcall",
  template: () => import("@/emails/two-factor-asked-for"),
  async compose(tx, ids, { appUrl }) {
    const [row] = await tx
      .select({
        name: users.name,
        address: users.emailCanonical,
        state: users.twoFactor,
        organisationName: organisations.name,
        slug: organisations.slug,
        textMessagesCount: organisations.textMessagesCount,
      })
      .from(members)
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .where(and(eq(members.organisationId, ids.organisationId), eq(members.userId, ids.userId)));
    if (!row || satisfies(row.state, row.textMessagesCount)) return null;
    const [by] = await tx.select({ name: users.name }).from(users).where(eq(users.id, ids.askedBy));
    const { name, address, organisationName, slug, textMessagesCount } = row;
    return {
      to: { name, address },
      props: {
        name,
        askedByName: by?.name ?? "An administrator",
        organisationName,
        textMessagesCount,
        setUpUrl: `${appUrl}/two-factor/setup?next=${encodeURIComponent(`/orgs/${slug}`)}`,
      },
    };
  },
});
