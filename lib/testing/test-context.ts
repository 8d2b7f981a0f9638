import type postgres from "postgres";
import type { Database } from "@/db/client";
import { type CastOrganisation, type CastPerson, castMemberId } from "@/db/seed";
import { fixedClock } from "@/lib/kernel/clock";
import { systemIds } from "@/lib/kernel/ids";
import { deriveToken, hashToken, newSeed, type TokenPurpose } from "@/lib/secrets/derive-token";
import type { InviteeActor, MemberActor, UserActor, VisitorActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { plantSession } from "./plant";

/** The world outside, standing still: one key, one request, one moment. */
export function testContext(db: Database, overrides: Partial<Context> = {}): Context {
  return {
    db,
    clock: fixedClock("2026-06-01T12:00:00Z"),
    ids: systemIds,
    mailKeys: [{ kid: "test", key: new Uint8Array(32).fill(7) }],
    sealKeys: [{ kid: "test", key: new Uint8Array(32).fill(9) }],
    appUrl: "http://localhost:3000",
    cookieSecret: "a secret for tests only, forty-three letters",
    settings: {
      lockoutMinutes: 30,
      seatLimit: 25,
      supportEmail: "support@rollcall.example",
      signInCodeMinutes: 60,
      sms: { isOn: true, countries: ["GB"] },
      directoryPool: "local_rollcall",
    },
    request: { id: "req_test", ip: "203.0.113.7", browser: "Firefox on Linux" },
    outbound: { refuses: () => null, post: async () => ({ came: true, status: 200, location: null, body: "", ms: 1 }) },
    alert: () => undefined,
    ...overrides,
  };
}

/** The same context, asked from another address. */
export function from(ctx: Context, ip: string): Context {
  return { ...ctx, request: { ...ctx.request, ip } };
}

let networks = 0;
/** The same context, asked from a network that has never asked before: nothing of AT-07 and AT-08 stands in its way. */
export function fromNewNetwork(ctx: Context): Context {
  networks += 1;
  return from(ctx, `198.18.${networks >> 8}.${networks & 255}`);
}

export type Person = Pick<CastPerson, "userId" | "name" | "email">;

/** A live session of the person, and them as an actor. */
export async function userActor(sql: postgres.Sql, person: Pick<Person, "userId">): Promise<UserActor> {
  const { id } = await plantSession(sql, person);
  return { kind: "user", userId: person.userId, sessionId: id };
}

/** A live session of the person, and them as an actor in the organisation, whether or not they belong to it. */
export async function memberActor(
  sql: postgres.Sql,
  person: Pick<Person, "userId">,
  organisation: Pick<CastOrganisation, "id">,
): Promise<MemberActor> {
  const { userId, sessionId } = await userActor(sql, person);
  return { kind: "member", userId, sessionId, organisationId: organisation.id };
}

export function visitor(
  browserToken: string | null = null,
  ...cookies: { name: string; value: string }[]
): VisitorActor {
  return {
    kind: "visitor",
    sessionToken: null,
    waitingToken: null,
    browserToken,
    deviceCookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
  };
}

/** By the link that went out by mail, by the one that was copied, or by the invitation's id on one's profile. */
export function invitee(invitation: string | { id: string }, user: UserActor | null = null): InviteeActor {
  return { kind: "invitee", invitation: typeof invitation === "string" ? { token: invitation } : invitation, user };
}

/** An account with its private organisation, in no team. */
export async function addAccount(sql: postgres.Sql, name: string, email: string, hash?: string): Promise<Person> {
  const [userId, personalId] = [systemIds.create("usr"), systemIds.create("org")];
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    values (${userId}, ${name}, ${email}, ${email.toLowerCase()}, now())`;
  if (hash) await sql`insert into passwords (user_id, hash) values (${userId}, ${hash})`;
  await sql`insert into organisations (id, kind, name, slug, seat_limit, created_by)
    values (${personalId}, 'personal', ${name}, ${`personal-${personalId.slice(-16)}`}, 1, ${userId})`;
  await joinTeam(sql, { userId }, { id: personalId }, "owner");
  return { userId, name, email };
}

/** Puts somebody into an organisation, or gives them another role, past every rule. Answers the membership's id. */
export async function joinTeam(
  sql: postgres.Sql,
  person: Pick<Person, "userId">,
  organisation: Pick<CastOrganisation, "id">,
  role: string,
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into members (id, organisation_id, user_id, role_id)
    values (${systemIds.create("mem")}, ${organisation.id}, ${person.userId}, ${`rol_${role}`})
    on conflict (organisation_id, user_id) do update set role_id = excluded.role_id returning id`;
  if (!row) throw new Error("no membership");
  return row.id;
}

/** Undoes a removal of somebody of the cast, with the same membership id as before. */
export async function rejoin(sql: postgres.Sql, who: CastPerson, of: CastOrganisation, role: string): Promise<void> {
  await sql`insert into members (id, organisation_id, user_id, role_id)
    values (${castMemberId(who, of)}, ${of.id}, ${who.userId}, ${`rol_${role}`})
    on conflict (organisation_id, user_id) do update set role_id = excluded.role_id`;
}

export interface Planted {
  readonly id: string;
  /** What "Copy link" gives. */
  readonly copied: string;
  /** What the mail carries: with the proof of the mailbox behind it. */
  readonly mailed: string;
}

/** A pending invitation as `inviteMember` stores it, without its limits. */
export async function plantInvitation(
  sql: postgres.Sql,
  ctx: Context,
  given: { email: string; by: Pick<Person, "userId">; to: Pick<CastOrganisation, "id">; role?: string },
): Promise<Planted> {
  const id = systemIds.create("inv");
  const seed = newSeed(ctx.mailKeys);
  const of = (purpose: TokenPurpose) => deriveToken(ctx.mailKeys, purpose, id, seed);
  const [copied, proof] = [of("invitation"), of("invitation-proof")];
  await sql`insert into invitations (id, organisation_id, email, email_canonical, role_id, invited_by, expires_at, nonce,
      kid, token_hash, proof_hash)
    values (${id}, ${given.to.id}, ${given.email}, ${given.email.toLowerCase()}, ${`rol_${given.role ?? "technician"}`},
      ${given.by.userId}, now() + interval '336 hours', ${seed.nonce}, ${seed.kid}, ${hashToken(copied)}, ${hashToken(proof)})`;
  return { id, copied, mailed: `${copied}~${proof}` };
}

/** The secret of a stored row, derived again as the worker derives it when it writes the mail. */
export async function tokenOf(
  sql: postgres.Sql,
  ctx: Context,
  table: "invitations" | "registrations" | "password_resets" | "email_changes" | "two_factor_resets",
  id: string,
): Promise<string> {
  const [seed] = await sql<{ nonce: string; kid: string }[]>`select nonce, kid from ${sql(table)} where id = ${id}`;
  if (!seed) throw new Error(`no row ${id}`);
  const purposes = {
    invitations: "invitation",
    registrations: "registration",
    password_resets: "password-reset",
    email_changes: "email-change",
    two_factor_resets: "reset-cancel",
  } as const;
  const token = deriveToken(ctx.mailKeys, purposes[table], id, seed);
  return table === "invitations" ? `${token}~${deriveToken(ctx.mailKeys, "invitation-proof", id, seed)}` : token;
}
