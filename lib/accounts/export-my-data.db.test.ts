import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { plantKey } from "@/lib/testing/factors";
import { plantCase } from "@/lib/testing/plant-case";
import { plantDirectoryGroup } from "@/lib/testing/plant-directory";
import { plantJoinRequest, plantPlace, plantProject, plantProposal } from "@/lib/testing/plant-project";
import { memberActor, plantInvitation, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { createToken } from "@/lib/tokens/create-token";
import { changeName } from "./change-name";
import { exportMyData } from "./export-my-data";

const { mia, olive, otto, northwind, southbank, harbour } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Mia in the harbour, which Olive manages. */
async function inHarbour() {
  await plantPlace(world.sql, harbour.id, castMemberId(mia, northwind), []);
  return harbour.id;
}

test("a person's data holds what is theirs, nothing of others and no secret", async () => {
  const { sql, ctx } = world;
  const actor = await userActor(sql, mia);
  await userActor(sql, olive);
  await changeName(ctx, actor, { name: "Mia Holm" });
  await changeName(ctx, await userActor(sql, olive), { name: "Olive Holm" });
  await plantInvitation(sql, ctx, { email: mia.email, by: otto, to: southbank, role: "read_only" });
  await plantInvitation(sql, ctx, { email: "stranger@example.com", by: olive, to: northwind });

  await createToken(
    ctx,
    { ...(await memberActor(sql, mia, northwind)), sessionId: actor.sessionId },
    {
      name: "Nightly export",
      days: 90,
      scopes: ["team:view"],
    },
  );
  await sql`delete from sessions where user_id = ${mia.userId} and id <> ${actor.sessionId}`;

  const project = await plantProject(sql, northwind, "Quay cranes");
  await plantPlace(sql, project, castMemberId(mia, northwind), ["view_activity"]);
  await plantPlace(sql, project, castMemberId(olive, northwind));

  await plantJoinRequest(sql, project, castMemberId(mia, northwind));
  await plantJoinRequest(sql, project, castMemberId(olive, northwind));
  await plantCase(sql, project, { by: olive.userId });
  const { number } = await plantCase(sql, project, { by: mia.userId });

  const data = await exportMyData(ctx, actor, {});
  expect(data.requests).toMatchObject([
    { organisation: "Northwind Energy", project: "Quay cranes", what: "join", reason: "I answer the phones" },
  ]);
  expect(data.serviceCases).toEqual([
    { organisation: "Northwind Energy", project: "Quay cranes", number, state: "open", openedAt: expect.anything() },
  ]);
  expect(data.projects.filter(({ project: name }) => name === "Quay cranes")).toEqual([
    {
      organisation: "Northwind Energy",
      project: "Quay cranes",
      addedAt: expect.anything(),
      permissions: [{ permission: "view_activity", grantedAt: expect.stringMatching(/^\d{4}-/) }],
    },
  ]);
  expect(data.profile).toMatchObject({ id: mia.userId, name: "Mia Holm", email: mia.email, mobile: null });
  expect(data.memberships.map(({ organisation, role }) => `${organisation}: ${role}`)).toEqual(
    expect.arrayContaining(["Northwind Energy: Technician", "Southbank Rail: Developer"]),
  );
  expect(data.invitations).toMatchObject([{ organisation: "Southbank Rail", role: "Read only", state: "pending" }]);
  expect(data.apiTokens).toMatchObject([
    { name: "Nightly export", organisation: "Northwind Energy", scopes: ["team:view"], lastUsedAt: null },
  ]);
  expect(data.sessions).toHaveLength(1);
  expect(data.accountEvents).toMatchObject([
    { what: "API token created: Nightly export" },
    { what: "Name changed", ip: "203.0.113.7" },
  ]);
  const text = JSON.stringify(data);
  for (const [row] of [
    await sql<{ secret: string }[]>`select token_hash as secret from sessions where id = ${actor.sessionId}`,
    await sql<{ secret: string }[]>`select hash as secret from passwords where user_id = ${mia.userId}`,
    await sql<{ secret: string }[]>`select token_hash as secret from api_tokens where user_id = ${mia.userId}`,
    await sql<{ secret: string }[]>`select token_hash as secret from invitations where email = ${mia.email}`,
  ]) {
    expect(text).not.toContain(row?.secret);
  }
  for (const stranger of [olive.email, "Olive", "stranger@example.com"]) expect(text).not.toContain(stranger);
});

/** The part of the file in which a table's rows are. */
const parts = {
  users: "profile",
  members: "memberships",
  invitations: "invitations",
  sessions: "sessions",
  security_keys: "securityKeys",
  api_tokens: "apiTokens",
  account_events: "accountEvents",
  proposals: "proposals",
  directory_members: "directory",
} as const;

/** Columns that are told under another name, or in words. */
const renamed: Readonly<Record<string, string>> = {
  "members.organisation_id": "organisation",
  "members.role_id": "role",
  "members.can_make_services_live": "mayMakeLive",
  "invitations.organisation_id": "organisation",
  "invitations.role_id": "role",
  "api_tokens.organisation_id": "organisation",
  "directory_members.organisation_id": "organisation",
  "proposals.organisation_id": "organisation",
  "proposals.project_id": "project",
  "account_events.name": "what",
  "account_events.details": "what",
};

/** What is kept of a person and not in the file, each with its reason. */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [
    /^\w+\.(?:user_id|id|request_id|\w*hash|nonce|kid|email_canonical)$/,
    "names a row, keeps a secret, or is told beside it",
  ],
  [
    /^(?:users\.webauthn_handle|security_keys\.(?:credential_id|public_key|counter|transports))$/,
    "what a key and this site know each other by",
  ],
  [/^security_keys\.is_\w+$/, "of the key, not of its owner"],
  [
    /^api_tokens\.(?:prefix|last_four|has_two_factor|revoked_by)$/,
    "tells a token from others; its name does that here",
  ],
  [/^(?:users|members)\.two_factor$/, "worked out of the factors, which account events tell of"],
  [/^users\.archived_at$/, "whoever is archived signs in to nothing"],
  [/^members\.(?:search_text|end_announced_at)$/, "worked out of name, address and end date"],
  [/^members\.welcome_put_away_at$/, "which note of a page was put away"],
  [
    /^invitations\.(?:message|outside_reason|invited_by|accepted_by|created_at|state_changed_at|send_number|for_projects)$/,
    "what the organisation did and wrote, not the person",
  ],
  [
    /^sessions\.(?:method|factor|auth_at|auth_with|is_user_verified)$/,
    "how a session was proven, which account events tell of",
  ],
  [
    /^(?:passwords|recovery_codes|registrations|authenticator_apps)\.\w+$/,
    "secrets; that they were set is an account event",
  ],
  [
    /^(?:password_resets|one_time_codes|waiting_sign_ins|webauthn_challenges|platform_admin_grants)\.\w+$/,
    "ends by itself within days, and account events tell what came of it",
  ],
  [/^failed_sign_ins\.\w+$/, "what teams are to be told; account events tell the person of each"],
  [/^(?:password_attempts|factor_attempts)\.\w+$/, "counters"],
  [/^(?:email_changes|two_factor_resets|platform_admins)\.\w+$/, "account events tell of each"],
  [/^proposals\.(?:project_member_id|proposed_by|state)$/, "what a manager did; those that wait are told"],
  [
    /^directory_members\.(?:belongs|code|leaver_name|tries|next_at|version)$/,
    "how the worker goes about it; who has left is told nothing of it any more",
  ],
  [/^report_sends\.\w+$/, "which month's report has gone out"],
];

test("whatever is kept about a person is in their data, or it is said here why not", async () => {
  const { sql, ctx } = world;
  const actor = await userActor(sql, mia);
  await plantProposal(sql, await inHarbour(), mia, olive, { kind: "email", value: "mia@elsewhere.example" });
  await plantKey(sql, mia.userId, null);
  await plantDirectoryGroup(sql, northwind);
  const data = await exportMyData(ctx, actor, {});
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    where c.table_schema = 'public' and (c.table_name in ('users', 'invitations', 'registrations') or exists (
      select 1 from information_schema.columns u
      where u.table_schema = 'public' and u.table_name = c.table_name and u.column_name = 'user_id'))`;
  const isTold = (table: string, column: string) => {
    const part = data[parts[table as keyof typeof parts]];
    const [row = {}] = [part].flat();
    const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return (renamed[`${table}.${column}`] ?? name) in row;
  };
  const untold = columns
    .filter(({ table, column }) => !isTold(table, column))
    .map((each) => `${each.table}.${each.column}`);
  const forgotten = untold.filter((column) => !leftOut.some(([pattern]) => pattern.test(column)));
  expect(forgotten, "put it into export-my-data.ts, or say in `leftOut` why it is not there").toEqual([]);
  expect(leftOut.filter(([pattern]) => !untold.some((column) => pattern.test(column)))).toEqual([]);
});
