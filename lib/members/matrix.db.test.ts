import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { cast } from "@/db/seed";
import { copyLink } from "@/lib/invitations/copy-link";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteSeveral } from "@/lib/invitations/invite-several";
import { replaceLink } from "@/lib/invitations/replace-link";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { Refusal } from "@/lib/kernel/refusal";
import { authority } from "@/lib/permissions/authority.fixture";
import { roleKeys } from "@/lib/permissions/table";
import { everyAct } from "@/lib/testing/every-act";
import { brokenInvariants, refusesUnwritten } from "@/lib/testing/observe";
import { openStages, type Stage } from "@/lib/testing/stage";
import { addAccount, joinTeam, memberActor, type Person, plantInvitation } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "@/lib/usecase/claims";
import { changeRole } from "./change-role";
import { removeMember } from "./remove-member";

const { olive, northwind } = cast;

/**
 * Role x command, every cell of it (AZ-02, AZ-08). What is expected is computed here, from the rows of
 * role-permissions.csv and the sentences of product.md 2 and 4.3, and from nothing that the product computes with.
 */
const permissionsOf = (role: string) =>
  authority.filter(({ held }) => held.includes(role)).map((row) => row.permission);
const holds = (role: string, permission: string) => permissionsOf(role).includes(permission);
const lacksSomethingOf = (actor: string, role: string) => permissionsOf(role).some((each) => !holds(actor, each));

const allowed = "allowed";
const lacksPermission = "forbidden: lacks_permission";
const outranked = "forbidden: outranked";

/** What every command of the team asks of its actor and of each role that it touches or grants. */
function expectedFor(actor: string, ...touched: string[]): string {
  if (!holds(actor, "team:manage")) return lacksPermission;
  return touched.some((role) => lacksSomethingOf(actor, role)) ? outranked : allowed;
}

interface Seat {
  readonly person: Person;
  readonly actor: MemberActor;
  readonly memberId: string;
}

let world: World;
let openStage: () => Promise<Stage>;
/** One of each role who acts, and one of each role to whom it is done. */
const acting: Record<string, Seat> = {};
const targets: Record<string, Seat> = {};
beforeAll(async () => {
  world = await openWorld({ connections: 2 });
  openStage = openStages(world);
  await world.sql`update organisations set seat_limit = 100`;
  for (const role of roleKeys) {
    for (const [seats, word] of [
      [acting, "Acting"],
      [targets, "Target"],
    ] as const) {
      const person = await addAccount(world.sql, `${word} ${role}`, `${word}-${role}@example.com`.toLowerCase());
      const memberId = await joinTeam(world.sql, person, northwind, role);
      seats[role] = { person, memberId, actor: await memberActor(world.sql, person, northwind) };
    }
  }
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const seat = (seats: Record<string, Seat>, role: string): Seat => {
  const found = seats[role];
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
};

/** Everything that these commands write, in one statement. Entries about refusals are meant to be written. */
async function written(): Promise<unknown> {
  const [row] = await world.sql`select
    (select md5(string_agg(m::text, ',' order by m.id)) from members m) as members,
    (select md5(string_agg(i::text, ',' order by i.id)) from invitations i) as invitations,
    (select md5(string_agg(o::text, ',' order by o.id)) from organisations o) as organisations,
    (select count(*) from audit_events where action <> 'access.denied') as events,
    (select count(*) from graphile_worker._private_jobs) as jobs`;
  return row;
}

/** Tries one cell and says what came of it; a refused one must have left everything as it was. */
async function outcomeOf(act: () => Promise<unknown>): Promise<string> {
  const before = await written();
  const outcome = await act().then(
    () => allowed,
    (error: unknown) => {
      if (error instanceof Refusal) return error.message;
      throw error;
    },
  );
  if (outcome !== allowed && JSON.stringify(await written()) !== JSON.stringify(before)) return `${outcome}, but wrote`;
  if (outcome === allowed && JSON.stringify(await written()) === JSON.stringify(before))
    return "allowed, without a trace";
  return outcome;
}

const setRole = (memberId: string, role: string) =>
  world.sql`update members set role_id = ${`rol_${role}`} where id = ${memberId} and role_id <> ${`rol_${role}`}`;

type Cells = Record<string, string>;

test.each(roleKeys)(
  "%s: changing the role of each role to each role is allowed as the permission sets say",
  async (by) => {
    const { actor } = seat(acting, by);
    const [found, expected]: [Cells, Cells] = [{}, {}];
    for (const from of roleKeys) {
      for (const to of roleKeys) {
        const { memberId } = seat(targets, from);
        const rights = expectedFor(by, from, to);
        expected[`${from} -> ${to}`] = rights === allowed && from === to ? "conflict: same_role" : rights;
        found[`${from} -> ${to}`] = await outcomeOf(() => changeRole(world.ctx, actor, { memberId, role: to }));
        await setRole(memberId, from);
      }
    }
    expect(found).toEqual(expected);
    expect(Object.keys(found)).toHaveLength(64);
  },
);

test.each(roleKeys)("%s: nobody changes their own role, except an owner while another remains", async (by) => {
  const { actor, memberId } = seat(acting, by);
  const [found, expected]: [Cells, Cells] = [{}, {}];
  for (const to of roleKeys) {
    const rights = expectedFor(by, by, to);
    const own = by === "owner" ? (to === "owner" ? "conflict: same_role" : allowed) : "forbidden: own_role";
    expected[to] = rights === allowed ? own : rights;
    found[to] = await outcomeOf(() => changeRole(world.ctx, actor, { memberId, role: to }));
    await setRole(memberId, by);
  }
  expect(found).toEqual(expected);
});

test.each(roleKeys)("%s: removing a member of each role is allowed as the permission sets say", async (by) => {
  const [found, expected]: [Cells, Cells] = [{}, {}];
  for (const role of roleKeys) {
    const { memberId, person } = seat(targets, role);
    expected[role] = expectedFor(by, role);
    const act = () => removeMember(world.ctx, seat(acting, by).actor, { memberId, confirmation: person.name });
    found[role] = await outcomeOf(act);
    await world.sql`insert into members (id, organisation_id, user_id, role_id)
      values (${memberId}, ${northwind.id}, ${person.userId}, ${`rol_${role}`}) on conflict do nothing`;
  }
  expect(found).toEqual(expected);
});

test.each(roleKeys)("%s: inviting as each role is allowed as the permission sets say", async (by) => {
  const [found, expected]: [Cells, Cells] = [{}, {}];
  for (const role of roleKeys) {
    expected[role] = expectedFor(by, role);
    const [{ actor }, email] = [seat(acting, by), `${by}-as-${role}@example.com`];
    found[role] = await outcomeOf(() => inviteMember(world.ctx, actor, { email, role }));
    await world.sql`delete from invitations`;
    // Pasted, it is the same.
    expect(await outcomeOf(() => inviteSeveral(world.ctx, actor, { addresses: [email], role }))).toBe(found[role]);
    await world.sql`delete from invitations`;
  }
  expect(found).toEqual(expected);
});

const onInvitations = { revokeInvitation, resendInvitation, replaceLink, copyLink };

test.each(
  roleKeys.flatMap((by) => Object.keys(onInvitations).map((name) => [by, name as keyof typeof onInvitations] as const)),
)("%s: %s is allowed as the permission sets say", async (by, name) => {
  const { sql, ctx } = world;
  const [found, expected]: [Cells, Cells] = [{}, {}];
  for (const role of roleKeys) {
    const email = `${role}@guests.example`;
    const { id } = await plantInvitation(sql, ctx, { email, by: olive, to: northwind, role });
    await sql`update invitations set sent_at = now() - interval '1 hour' where id = ${id}`;
    expected[role] = expectedFor(by, role);
    found[role] = await outcomeOf(() => onInvitations[name](ctx, seat(acting, by).actor, { invitationId: id }));
    await sql`delete from invitations`;
    await sql`delete from rate_limits where bucket like 'mail:%'`;
  }
  expect(found).toEqual(expected);
});

const commands = everyAct.filter(({ kind }) => kind === "command");

test.each(commands.filter(({ access }) => access.permission))(
  "$name is done by whoever holds its permission, and by nobody else (AZ-02)",
  async (act) => {
    const { sql } = world;
    const { permission = "", ownersOnly } = act.access;
    const refused = (role: string) =>
      !holds(role, permission) ? lacksPermission : ownersOnly && role !== "owner" ? "forbidden: owners_only" : null;
    const untouched = await act.arrange(await openStage());
    const [found, expected]: [Cells, Cells] = [{}, {}];
    for (const role of roleKeys) {
      const why = refused(role);
      // What is refused leaves the rows as they were, so that one arrangement does for all who may not.
      const { claim, run, apart } = why ? untouched : await act.arrange(await openStage());
      const { userId, organisationId } = claim as MemberActor;
      await joinTeam(sql, { userId }, { id: organisationId }, role);
      expected[role] = why ?? allowed;
      found[role] = why ? (await refusesUnwritten(sql, run, apart)).message : await run().then(() => allowed);
    }
    expect(found).toEqual(expected);
  },
);

const inOrganisation = commands.filter(({ access }) => ["member", "holder", "project"].includes(access.claim));

test.each(inOrganisation)(
  "$name in another organisation finds nothing there, whatever one may do in one's own",
  async (act) => {
    const [own, theirs] = [await act.arrange(await openStage()), await act.arrange(await openStage())];
    const { organisationId } = theirs.claim as MemberActor;
    const claim = { ...(own.claim as MemberActor), organisationId };
    const refusal = await refusesUnwritten(world.sql, () => own.run({ claim, input: theirs.input }), own.apart);
    expect(refusal.message).toBe("not_found");
  },
);

/** Fields that name a row by its id. */
const idsIn = (act: (typeof commands)[number]) =>
  Object.keys(z.toJSONSchema(act.definition.input, { io: "input", unrepresentable: "any" }).properties ?? {}).filter(
    (field) => field.endsWith("Id"),
  );
const ofOneself = commands.filter(({ access }) => access.claim === "user");
const aboutIds = [...inOrganisation, ...ofOneself].flatMap((act) =>
  idsIn(act).map((field) => ({ act, name: act.name, field })),
);

test.each(aboutIds)("$name finds nothing by a $field of another organisation or person", async ({ act, field }) => {
  const [own, theirs] = [await act.arrange(await openStage()), await act.arrange(await openStage())];
  const foreign = (theirs.input as Record<string, unknown>)[field];
  const input = { ...(own.input as object), [field]: foreign };
  const refusal = await refusesUnwritten(world.sql, () => own.run({ input }), own.apart);
  expect(refusal.message).toBe("not_found");
  // Its own, it finds.
  await own.run();
});
