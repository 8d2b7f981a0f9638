import { asc, desc, eq, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { directoryMembers } from "@/db/schema/directory";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roles } from "@/db/schema/roles";
import { sessions } from "@/db/schema/sessions";
import { securityKeys } from "@/db/schema/two-factor";
import { accountEvents, users } from "@/db/schema/users";
import { describeAccountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { readProposals } from "@/lib/proposals/read-proposals";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

type RequestRow = Record<string, unknown> & {
  organisation: string;
  project: string;
  what: "join" | "go_live";
  reason: string;
  state: string;
  answer: string | null;
  askedAt: string;
  answeredAt: string | null;
};

type CaseRow = Record<string, unknown> & {
  organisation: string;
  project: string;
  number: number;
  state: string;
  openedAt: string;
};

type PlaceRow = Record<string, unknown> & {
  organisation: string;
  project: string;
  addedAt: string;
  permissions: readonly { readonly permission: string; readonly grantedAt: string }[];
};

/** All that is kept about a person as such, in words that they know from the screen (product.md 3.11). No secrets. */
export const exportMyData = defineQuery({
  name: "export_my_data",
  access: self,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId, emailCanonical } = actor;
    const [profile] = await tx
      .select({
        name: users.name,
        email: users.email,
        emailProvenAt: users.emailProvenAt,
        mobile: users.mobile,
        mobileProvenAt: users.mobileProvenAt,
        signInMethod: users.signInMethod,
        createdAt: users.createdAt,
      })
      .from(users)
      .where(eq(users.id, userId));
    if (!profile) throw new Refusal("not_found");
    const memberships = await tx
      .select({
        organisation: organisations.name,
        kind: organisations.kind,
        role: roles.label,
        joinedAt: members.joinedAt,
        lastSignInAt: members.lastSignInAt,
        endsAt: members.endsAt,
        receivesReport: members.receivesReport,
        nudgePutAwayAt: members.nudgePutAwayAt,
        receivesCaseMails: members.receivesCaseMails,
        mayMakeLive: members.mayMakeLive,
      })
      .from(members)
      .innerJoin(organisations, eq(organisations.id, members.organisationId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(eq(members.userId, userId))
      .orderBy(asc(members.joinedAt), asc(members.id));
    const places = await tx.execute<PlaceRow>(sql`
      select o.name as organisation, held.name as project, held.added_at as "addedAt", held.grants as permissions
      from my_places() held join organisations o on o.id = held.organisation_id
      order by o.name, held.name collate "und-x-icu", held.project_id`);
    const invited = await tx
      .select({
        organisation: organisations.name,
        role: roles.label,
        state: invitations.state,
        name: invitations.name,
        email: invitations.email,
        sentAt: invitations.sentAt,
        expiresAt: invitations.expiresAt,
      })
      .from(invitations)
      .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
      .innerJoin(roles, eq(roles.id, invitations.roleId))
      .where(eq(invitations.emailCanonical, emailCanonical))
      .orderBy(desc(invitations.sentAt), desc(invitations.id));
    const browsers = await tx
      .select({
        browser: sessions.browser,
        ip: sessions.ip,
        createdAt: sessions.createdAt,
        lastUsedAt: sessions.lastUsedAt,
        expiresAt: sessions.expires,
      })
      .from(sessions)
      .where(eq(sessions.userId, userId))
      .orderBy(desc(sessions.createdAt), desc(sessions.id));
    const keys = await tx
      .select({ name: securityKeys.name, createdAt: securityKeys.createdAt, lastUsedAt: securityKeys.lastUsedAt })
      .from(securityKeys)
      .where(eq(securityKeys.userId, userId))
      .orderBy(asc(securityKeys.createdAt), asc(securityKeys.id));
    const tokens = await tx
      .select({
        name: apiTokens.name,
        organisation: organisations.name,
        scopes: apiTokens.scopes,
        createdAt: apiTokens.createdAt,
        expiresAt: apiTokens.expiresAt,
        lastUsedAt: apiTokens.lastUsedAt,
        revokedAt: apiTokens.revokedAt,
      })
      .from(apiTokens)
      .innerJoin(organisations, eq(organisations.id, apiTokens.organisationId))
      .where(eq(apiTokens.userId, userId))
      .orderBy(asc(apiTokens.createdAt), asc(apiTokens.id));
    const directory = await tx
      .select({
        organisation: organisations.name,
        state: directoryMembers.state,
        reason: directoryMembers.reason,
        sub: directoryMembers.sub,
        changedAt: directoryMembers.changedAt,
      })
      .from(directoryMembers)
      .innerJoin(organisations, eq(organisations.id, directoryMembers.organisationId))
      .where(eq(directoryMembers.userId, userId))
      .orderBy(asc(organisations.name));
    const events = await tx
      .select()
      .from(accountEvents)
      .where(eq(accountEvents.userId, userId))
      .orderBy(desc(accountEvents.at), desc(accountEvents.id));
    const cases = await tx.execute<CaseRow>(sql`
      select organisation, project, number, state, opened_at as "openedAt" from my_opened_cases()
      order by organisation collate "und-x-icu", project collate "und-x-icu", number`);
    const requests = await tx.execute<RequestRow>(sql`
      select organisation, project, what, reason, state, answer, asked_at as "askedAt", answered_at as "answeredAt"
      from my_requests() order by asked_at, what`);
    const proposed = await readProposals(tx, userId);
    return {
      exportedAt: ctx.clock.now(),
      profile: { id: userId, ...profile },
      memberships,
      /** What is stored for them in each project, as it is stored. */
      projects: Array.from(places),
      invitations: invited,
      sessions: browsers,
      securityKeys: keys,
      apiTokens: tokens,
      proposals: proposed.map(({ kind, value, createdAt, expiresAt, organisation, project }) => ({
        organisation: organisation.name,
        project: project.name,
        kind,
        value,
        createdAt,
        expiresAt,
      })),
      /** In which groups of the directory they are, and as whom. */
      directory,
      /** What they asked of others. */
      requests: Array.from(requests),
      /** Those that they opened. */
      serviceCases: Array.from(cases),
      accountEvents: events.map(({ name, details, at, browser, ip }) => ({
        what: describeAccountEvent(name, details),
        at,
        browser,
        ip,
      })),
    };
  },
});
