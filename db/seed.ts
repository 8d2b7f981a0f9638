import type postgres from "postgres";
import { canonicalJson } from "../lib/kernel/canonical-json";
import type { IdPrefix } from "../lib/kernel/ids";
import { storedPermissions } from "./schema/projects";

/** An id that a person can read in a log: i, l, o and u are no letters of ours, so 1, 1, 0 and v stand for them. */
function readableId(prefix: IdPrefix, words: string): string {
  const letters = words
    .replace(/[il]/g, "1")
    .replace(/o/g, "0")
    .replace(/u/g, "v")
    .replace(/[^a-z0-9]/g, "");
  return `${prefix}_${letters.padStart(26, "0")}`;
}

function person(key: string, name: string, email: string, since: string) {
  const personal = readableId("org", `${key}personal`);
  return { key, userId: readableId("usr", key), name, email, since, personalId: personal };
}

function organisation(slug: string, name: string, since: string) {
  return { id: readableId("org", slug), slug, name, since };
}

function project(key: string, name: string, since: string) {
  return { id: readableId("prj", key), name, since };
}

/** The people and organisations that tests and the demo tell their stories with (architecture.md). */
export const cast = {
  olive: person("olive", "Olive Larsen", "olive@northwind.example", "2025-09-01T08:12:00Z"),
  adam: person("adam", "Adam Khan", "adam@northwind.example", "2025-09-03T13:40:00Z"),
  mia: person("mia", "Mia Duarte", "mia@northwind.example", "2025-10-14T09:05:00Z"),
  vera: person("vera", "Vera Sato", "vera@northwind.example", "2026-01-22T15:31:00Z"),
  otto: person("otto", "Otto Brandt", "otto@southbank.example", "2025-11-05T10:20:00Z"),
  northwind: organisation("northwind", "Northwind Energy", "2025-09-01T08:15:00Z"),
  southbank: organisation("southbank", "Southbank Rail", "2025-11-05T10:24:00Z"),
  /** Northwind's; Olive runs it alone. */
  harbour: project("harbour", "Harbour substation", "2025-09-10T09:30:00Z"),
  /** Southbank's, which Otto runs. */
  signals: project("signals", "Signal box renewal", "2025-11-20T08:50:00Z"),
  /** Reply-to addresses: of the harbour and of the signals. */
  desk: { id: readableId("prs", "desk"), value: "desk@northwind.example" },
  box: { id: readableId("prs", "box"), value: "box@southbank.example" },
} as const;

export type CastPerson = ReturnType<typeof person>;
export type CastProject = ReturnType<typeof project>;
export type CastOrganisation = ReturnType<typeof organisation>;

export const castPeople: readonly CastPerson[] = [cast.olive, cast.adam, cast.mia, cast.vera, cast.otto];

const memberships = [
  { of: cast.northwind, who: cast.olive, role: "owner", joinedAt: cast.northwind.since },
  { of: cast.northwind, who: cast.adam, role: "administrator", joinedAt: "2025-09-03T13:41:00Z" },
  { of: cast.northwind, who: cast.mia, role: "technician", joinedAt: "2025-10-14T09:06:00Z" },
  { of: cast.northwind, who: cast.vera, role: "read_only", joinedAt: "2026-01-22T15:32:00Z" },
  { of: cast.southbank, who: cast.otto, role: "owner", joinedAt: cast.southbank.since },
  { of: cast.southbank, who: cast.mia, role: "developer", joinedAt: "2025-11-18T11:02:00Z" },
] as const;

/** The id of a person's membership in one of the cast's organisations. */
export function castMemberId(who: CastPerson, of: CastOrganisation): string {
  return readableId("mem", `${who.key}at${of.slug}`);
}

export interface SeedOptions {
  /** PHC string of the password that all of them sign in with. */
  readonly passwordHash: string;
  readonly seatLimit?: number;
}

/** Puts the cast into a migrated database, connected as its owner. Does nothing when Olive is there already. */
export async function seedCast(sql: postgres.Sql, { passwordHash, seatLimit = 25 }: SeedOptions): Promise<void> {
  await sql.begin(async (tx) => {
    // Two servers may start the demo at once: the second waits here and then finds Olive.
    await tx`select pg_advisory_xact_lock(hashtextextended('seed the cast', 0))`;
    if ((await tx`select 1 from users where id = ${cast.olive.userId}`).length > 0) return;
    for (const each of castPeople) await addPerson(tx, each, passwordHash);
    const founders = [
      { ...cast.northwind, founder: cast.olive },
      { ...cast.southbank, founder: cast.otto },
    ];
    for (const { founder, ...team } of founders) {
      await tx`insert into organisations (id, kind, name, slug, seat_limit, created_by, created_at)
        values (${team.id}, 'team', ${team.name}, ${team.slug}, ${seatLimit}, ${founder.userId}, ${team.since})`;
      await addCreation(tx, team.id, founder, { kind: "team", name: team.name, slug: team.slug });
    }
    for (const { of, who, role, joinedAt } of memberships) {
      await addMember(tx, castMemberId(who, of), of.id, who, role, joinedAt);
    }
    await addProject(tx, cast.harbour, cast.northwind, cast.olive);
    await addProject(tx, cast.signals, cast.southbank, cast.otto);
    await addSender(tx, cast.desk, cast.harbour, cast.northwind);
    await addSender(tx, cast.box, cast.signals, cast.southbank);
  });
}

async function addPerson(tx: postgres.TransactionSql, who: CastPerson, passwordHash: string) {
  const { key, userId, name, email, since, personalId } = who;
  await tx`insert into users (id, name, email, email_canonical, email_proven_at, created_at)
    values (${userId}, ${name}, ${email}, ${email}, now(), ${since})`;
  await tx`insert into passwords (user_id, hash, changed_at) values (${userId}, ${passwordHash}, ${since})`;
  const slug = `personal-${personalId.slice(-16)}`;
  await tx`insert into organisations (id, kind, name, slug, seat_limit, created_by, created_at)
    values (${personalId}, 'personal', ${name}, ${slug}, 1, ${userId}, ${since})`;
  // As in createPersonalOrganisation: the person's name stays out of the hashed body (AU-04).
  await addCreation(tx, personalId, who, { kind: "personal", name: "Private account", slug });
  await addMember(tx, readableId("mem", `${key}personal`), personalId, who, "owner", since);
}

async function addMember(
  tx: postgres.TransactionSql,
  id: string,
  organisationId: string,
  who: CastPerson,
  role: string,
  joinedAt: string,
) {
  await tx`insert into members (id, organisation_id, user_id, role_id, joined_at)
    values (${id}, ${organisationId}, ${who.userId}, ${`rol_${role}`}, ${joinedAt})`;
}

/** As `createProject` leaves it: whoever creates it holds all that can be held in it. */
async function addProject(tx: postgres.TransactionSql, made: CastProject, of: CastOrganisation, founder: CastPerson) {
  const place = { id: readableId("prm", `${founder.key}at${made.id.slice(-10)}`), memberId: castMemberId(founder, of) };
  await tx`insert into projects (id, organisation_id, name, created_by, created_at)
    values (${made.id}, ${of.id}, ${made.name}, ${founder.userId}, ${made.since})`;
  await tx`insert into project_members (id, organisation_id, project_id, member_id, added_by, added_at)
    values (${place.id}, ${of.id}, ${made.id}, ${place.memberId}, ${founder.userId}, ${made.since})`;
  for (const [index, permission] of storedPermissions.entries())
    await tx`insert into project_grants (id, organisation_id, project_id, project_member_id, permission, granted_by, granted_at)
      values (${readableId("prg", `${made.id.slice(-10)}n${index}`)}, ${of.id}, ${made.id}, ${place.id}, ${permission}, ${founder.userId}, ${made.since})`;
}

async function addSender(
  tx: postgres.TransactionSql,
  { id, value }: { id: string; value: string },
  project: CastProject,
  of: CastOrganisation,
) {
  await tx`insert into project_senders (id, organisation_id, project_id, kind, value, is_default, created_at)
    values (${id}, ${of.id}, ${project.id}, 'email', ${value}, true, ${project.since})`;
}

/** The first link of an organisation's audit chain, in the form that lib/audit/record.ts writes. */
async function addCreation(
  tx: postgres.TransactionSql,
  organisationId: string,
  founder: CastPerson,
  details: { kind: "team" | "personal"; name: string; slug: string },
) {
  const body = canonicalJson({
    id: readableId("aud", organisationId.slice(-20)),
    action: "organisation.created",
    actor: { kind: "user", id: founder.userId },
    target: organisationId,
    outcome: "done",
    details,
    requestId: "seed",
  });
  const [row] = await tx<{ seq: string }[]>`select append_audit_event(${organisationId}, ${body}) as seq`;
  await tx`insert into audit_people (organisation_id, seq, part, person_id, name, email)
    values (${organisationId}, ${row?.seq ?? null}, 'actor', ${founder.userId}, ${founder.name}, ${founder.email})`;
}
