import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOut } from "@/lib/messages/spell-out";
import { can } from "@/lib/permissions/can";
import { roleOf } from "@/lib/permissions/role";
import { deriveToken } from "@/lib/secrets/derive-token";

async function readInvitation(tx: SystemTx, organisationId: string, invitationId: string) {
  const [row] = await tx
    .select({
      invitation: invitations,
      isLive: sql<boolean>`${invitations.state} = 'pending' and ${invitations.expiresAt} > now()`,
      organisationName: organisations.name,
      slug: organisations.slug,
      timeZone: organisations.timeZone,
      role: roleColumns,
      inviterName: users.name,
      inviterEmail: users.email,
      inviterIsMember: members.id,
      /** Of a member who is invited into projects: the role that they have, and keep. */
      keptRole: sql<string | null>`case when ${invitations.forProjects} then (select r.label from members m
        join users u on u.id = m.user_id join roles r on r.id = m.role_id
        where m.organisation_id = ${invitations.organisationId} and u.email_canonical = ${invitations.emailCanonical}) end`,
      /** The projects that it brings, by name. */
      projects: sql<string[]>`array(select p.name from project_invitations pi join projects p on p.id = pi.project_id
        where pi.invitation_id = ${invitations.id} and p.deleted_at is null order by p.name)`,
    })
    .from(invitations)
    .innerJoin(organisations, and(eq(organisations.id, invitations.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(roles, eq(roles.id, invitations.roleId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .leftJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, users.id)))
    .where(and(eq(invitations.organisationId, organisationId), eq(invitations.id, invitationId)));
  return row;
}

export const invitationMail = defineMail({
  name: "invitation",
  ids: z.strictObject({ organisationId: id, invitationId: id, sendNumber: z.number().int() }),
  subject: "You have been invited to join an organisation on Rollcall",
  template: () => import("@/emails/invitation"),
  async compose(tx, ids, { appUrl, mailKeys }) {
    const found = await readInvitation(tx, ids.organisationId, ids.invitationId);
    // A later sending has its own job.
    if (!found?.isLive || found.invitation.sendNumber !== ids.sendNumber) return null;
    const { id, email, emailCanonical, name, message, expiresAt, nonce, kid } = found.invitation;
    const token = deriveToken(mailKeys, "invitation", id, { nonce, kid });
    const proof = deriveToken(mailKeys, "invitation-proof", id, { nonce, kid });
    return {
      to: { name: name ?? "", address: emailCanonical },
      props: {
        organisationName: found.organisationName,
        inviterName: found.inviterName,
        inviterEmail: found.inviterEmail,
        roleLabel: found.keptRole ?? found.role.label,
        roleSentence: found.keptRole === null ? roleOf(found.role).sentence : "",
        keepsRole: found.keptRole !== null,
        projects: found.projects,
        recipientName: name,
        personalMessage: message,
        acceptUrl: `${appUrl}/invitations/${token}~${proof}`,
        expiresAt: spellOut(expiresAt, found.timeZone),
        emailAddress: email,
      },
    };
  },
});

/** To somebody who invited: into the organisation, into projects of it, or both. */
export const invitationAcceptedMail = defineMail({
  name: "invitation_accepted",
  ids: z.strictObject({ organisationId: id, invitationId: id, inviterId: id }),
  subject: "Somebody accepted your invitation on Rollcall",
  template: () => import("@/emails/invitation-accepted"),
  async compose(tx, ids, { appUrl }) {
    const found = await readInvitation(tx, ids.organisationId, ids.invitationId);
    if (!found?.invitation.acceptedBy) return null;
    const inviter = await findMember(tx, ids.organisationId, ids.inviterId);
    const person = await findMember(tx, ids.organisationId, found.invitation.acceptedBy);
    // Whoever has left, on either side, neither hears nor is told of.
    if (!inviter || !person) return null;
    const projects = await tx.execute<{ id: string; name: string }>(sql`
      select p.id, p.name from project_invitations pi
      join projects p on p.id = pi.project_id and p.deleted_at is null
      join project_members pm on pm.project_id = p.id and pm.member_id = ${person.memberId}
      where pi.invitation_id = ${ids.invitationId} and pi.invited_by = ${ids.inviterId} order by p.name`);
    const [first] = projects;
    return {
      to: { name: inviter.name, address: inviter.address },
      props: {
        organisationName: found.organisationName,
        personName: person.name,
        personEmail: person.email,
        roleLabel: person.roleLabel,
        projects: projects.map(({ name }) => name),
        teamUrl: `${appUrl}/orgs/${found.slug}/${first ? `projects/${first.id}/users` : "team"}`,
      },
    };
  },
});

async function findMember(tx: SystemTx, organisationId: string, userId: string) {
  const [row] = await tx
    .select({
      memberId: members.id,
      name: users.name,
      email: users.email,
      address: users.emailCanonical,
      roleLabel: roles.label,
      role: roleColumns,
    })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)));
  return row;
}

export const invitationDeclinedMail = defineMail({
  name: "invitation_declined",
  ids: z.strictObject({ organisationId: id, invitationId: id }),
  subject: "An invitation that you sent was declined",
  template: () => import("@/emails/invitation-declined"),
  async compose(tx, ids, { appUrl }) {
    const found = await readInvitation(tx, ids.organisationId, ids.invitationId);
    // Whoever has left the organisation no longer hears of its invitations.
    if (found?.invitation.state !== "declined" || !found.inviterIsMember) return null;
    const [inviter] = await tx
      .select({ address: users.emailCanonical })
      .from(users)
      .where(and(eq(users.id, found.invitation.invitedBy), isNull(users.archivedAt)));
    if (!inviter) return null;
    return {
      to: { name: found.inviterName, address: inviter.address },
      props: {
        organisationName: found.organisationName,
        inviteeEmail: found.invitation.email,
        teamUrl: `${appUrl}/orgs/${found.slug}/team`,
      },
    };
  },
});

/** To whoever may send another invitation, on behalf of somebody who holds the link of one to an address not theirs. */
export const invitationAskedForMail = defineMail({
  name: "invitation_asked_for",
  ids: z.strictObject({ organisationId: id, invitationId: id, askedBy: id, userId: id }),
  subject: "Somebody asks for a new invitation on Rollcall",
  template: () => import("@/emails/invitation-asked-for"),
  async compose(tx, ids, { appUrl }) {
    const found = await readInvitation(tx, ids.organisationId, ids.invitationId);
    const recipient = await findMember(tx, ids.organisationId, ids.userId);
    if (!found?.isLive || !recipient) return null;
    const [person] = await tx
      .select({ name: users.name, email: users.email, address: users.emailCanonical })
      .from(users)
      .where(and(eq(users.id, ids.askedBy), isNull(users.archivedAt)));
    // Who has the invited address again can accept.
    if (!person || person.address === found.invitation.emailCanonical) return null;
    const team = `${appUrl}/orgs/${found.slug}`;
    const project = await findInvitedInto(tx, ids);
    if (!project && !can(roleOf(recipient.role).permissions, "team:manage")) return null;
    const page = project ? `${team}/projects/${project}/users/invite` : `${team}/team/invite`;
    return {
      to: { name: recipient.name, address: recipient.address },
      props: {
        organisationName: found.organisationName,
        personName: person.name,
        personEmail: person.email,
        invitedEmail: found.invitation.email,
        inviteUrl: `${page}?email=${encodeURIComponent(person.email)}`,
      },
    };
  },
});

/** The first project into which this person invited by an invitation that brings nothing else; null: none. */
async function findInvitedInto(tx: SystemTx, { invitationId, userId }: { invitationId: string; userId: string }) {
  const [row] = await tx.execute<{ id: string }>(sql`
    select p.id from project_invitations pi join invitations i on i.id = pi.invitation_id and i.for_projects
    join projects p on p.id = pi.project_id and p.deleted_at is null
    where i.id = ${invitationId} and pi.invited_by = ${userId} order by p.name, p.id limit 1`);
  return row?.id ?? null;
}

export const invitationNotGrantedMail = defineMail({
  name: "invitation_not_granted",
  ids: z.strictObject({ organisationId: id, invitationId: id, ownerId: id }),
  subject: "An invitation to your organisation could not be accepted",
  template: () => import("@/emails/invitation-not-granted"),
  async compose(tx, ids, { appUrl }) {
    const found = await readInvitation(tx, ids.organisationId, ids.invitationId);
    if (!found) return null;
    const [owner] = await tx
      .select({ name: users.name, address: users.emailCanonical })
      .from(users)
      .innerJoin(members, and(eq(members.userId, users.id), eq(members.organisationId, ids.organisationId)))
      .innerJoin(roles, and(eq(roles.id, members.roleId), eq(roles.key, "owner")))
      .where(and(eq(users.id, ids.ownerId), isNull(users.archivedAt)));
    if (!owner) return null;
    return {
      to: owner,
      props: {
        organisationName: found.organisationName,
        inviteeEmail: found.invitation.email,
        inviterName: found.inviterName,
        roleLabel: found.role.label,
        teamUrl: `${appUrl}/orgs/${found.slug}/team`,
      },
    };
  },
});
