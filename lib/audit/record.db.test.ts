import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { changePassword } from "@/lib/accounts/change-password";
import { confirmRegistration } from "@/lib/accounts/confirm-registration";
import { register } from "@/lib/accounts/register";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { listMembers } from "@/lib/members/list-members";
import { removeMember } from "@/lib/members/remove-member";
import { createOrganisation } from "@/lib/organisations/create-organisation";
import { endSession } from "@/lib/sessions/end-session";
import { openOrganisation } from "@/lib/sessions/open-organisation";
import { revokeOtherSessions } from "@/lib/sessions/revoke-other-sessions";
import { signIn } from "@/lib/sign-in/sign-in";
import { brokenInvariants, logOf, refusalOf, snapshot } from "@/lib/testing/observe";
import {
  addAccount,
  fromNewNetwork,
  invitee,
  memberActor,
  plantInvitation,
  tokenOf,
  userActor,
  visitor,
} from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";

const { olive, adam, mia, vera, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld({ signsIn: true });
  await world.sql`create function full_disk() returns trigger language plpgsql as $$
    begin raise exception 'no space left on device' using errcode = '53100'; end $$`;
});
afterEach(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
});
afterAll(() => world.close());

/** Nothing may be written while `table` cannot take an event; reading goes on. */
async function withoutLog(
  table: "audit_events" | "audit_people" | "account_events",
  acts: Record<string, () => Promise<unknown>>,
  except: string[] = [],
) {
  const { sql, ctx } = world;
  const reader = await memberActor(sql, vera, northwind);
  await sql.unsafe(`create trigger full_disk before insert on ${table} for each row execute function full_disk()`);
  try {
    for (const [name, act] of Object.entries(acts)) {
      const before = await snapshot(sql, except);
      const outcome = await act().then(
        () => "done",
        (error: Error) => `${error.message} ${(error.cause as Error | undefined)?.message ?? ""}`,
      );
      expect(outcome, name).toContain("53100");
      expect(await snapshot(sql, except), name).toEqual(before);
    }
    await expect(listMembers(ctx, reader, {})).resolves.toBeTruthy();
  } finally {
    await sql.unsafe(`drop trigger full_disk on ${table}`);
  }
}

test("nothing happens in an organisation whose log cannot be written, and reading goes on", async () => {
  const { sql, ctx } = world;
  const [asOlive, asAdam] = [await memberActor(sql, olive, northwind), await memberActor(sql, adam, northwind)];
  const founder = await userActor(sql, olive);
  const guest = await addAccount(sql, "Guest", "guest@example.com");
  const planted = await plantInvitation(sql, ctx, { email: guest.email, by: adam, to: northwind });
  const doomed = await plantInvitation(sql, ctx, {
    email: "doomed@example.com",
    by: adam,
    to: northwind,
    role: "member",
  });
  const asGuest = await userActor(sql, guest);
  const proof = await plantInvitation(sql, ctx, { email: "proof@example.com", by: adam, to: northwind });
  const registration = {
    name: "Nia",
    email: "proof@example.com",
    password: "a harbour full of kites",
    invitation: proof.mailed,
  };
  const removal = { memberId: castMemberId(mia, northwind), confirmation: mia.name };
  const acts = {
    inviteMember: () => inviteMember(ctx, asAdam, { email: "new@example.com", role: "member" }),
    removeMember: () => removeMember(ctx, asOlive, removal),
    revokeInvitation: () => revokeInvitation(ctx, asOlive, { invitationId: doomed.id }),
    acceptInvitation: () => acceptInvitation(ctx, invitee(planted.mailed, asGuest), {}),
    declineInvitation: () => declineInvitation(ctx, invitee(planted.mailed), {}),
    openOrganisation: () => openOrganisation(ctx, asOlive, {}),
    createOrganisation: () => createOrganisation(ctx, founder, { name: "Eastgate", slug: "eastgate" }),
    register: () => register(fromNewNetwork(ctx), visitor(), registration),
  };
  await withoutLog("audit_events", acts);
  await withoutLog("audit_people", acts);
  // The same acts go through once the log can be written again.
  for (const name of ["openOrganisation", "acceptInvitation", "revokeInvitation", "removeMember"] as const) {
    await acts[name]();
  }
  expect((await logOf(sql, northwind.id)).slice(0, 4).map(({ action }) => action)).toEqual([
    "member.removed",
    "invitation.revoked",
    "invitation.accepted",
    "session.opened",
  ]);
});

test("nothing happens to an account whose events cannot be written", async () => {
  const { sql, ctx } = world;
  const asVera = await userActor(sql, vera);
  await userActor(sql, vera);
  await register(fromNewNetwork(ctx), visitor("here"), {
    name: "Nia",
    email: "nia@example.com",
    password: "a harbour full of kites",
  });
  const [row] = await sql<{ id: string }[]>`select id from registrations where email_canonical = 'nia@example.com'`;
  const token = await tokenOf(sql, ctx, "registrations", row?.id ?? "");
  const passwords = { current: castPassword, password: "a harbour full of kites" };
  await withoutLog(
    "account_events",
    {
      signIn: () => signIn(fromNewNetwork(ctx), visitor(), { email: vera.email, password: castPassword }),
      confirmRegistration: () => confirmRegistration(ctx, visitor("here"), { token }),
      changePassword: () => changePassword(ctx, asVera, passwords),
      revokeOtherSessions: () => revokeOtherSessions(ctx, asVera, {}),
      endSession: () => endSession(ctx, asVera, {}),
    },
    ["password_attempts"],
  );
  await sql`delete from password_attempts`;
});

test("a sign-in that cannot count its attempt is refused, even with the right password", async () => {
  const { sql, ctx } = world;
  await sql`revoke insert on password_attempts from rollcall_system`;
  const before = await snapshot(sql);
  const signingIn = signIn(fromNewNetwork(ctx), visitor(), { email: vera.email, password: castPassword });
  await expect(signingIn).rejects.toThrow();
  expect(await snapshot(sql)).toEqual(before);
  await sql`grant insert on password_attempts to rollcall_system`;
});

test("an event holds ids in its hashed body, and names, addresses and the IP beside it", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, olive, northwind);
  await inviteMember(ctx, actor, { name: "Secret Sam", email: "sam@example.com", role: "member" });
  const [latest] = await logOf(sql, northwind.id);
  const [event] = await sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} and seq = ${latest?.seq ?? 0}`;
  for (const personal of ["Sam", "sam@", "Olive", "olive@", "203.0.113"]) expect(event?.body).not.toContain(personal);
  expect(JSON.parse(event?.body ?? "{}")).toMatchObject({
    action: "invitation.sent",
    actor: { kind: "member", id: olive.userId },
    outcome: "done",
    requestId: "req_test",
  });
  const beside = await sql`select part, person_id, name, email, ip, browser from audit_people
    where organisation_id = ${northwind.id} and seq = ${latest?.seq ?? 0} order by part`;
  expect([...beside]).toEqual([
    {
      part: "actor",
      person_id: olive.userId,
      name: olive.name,
      email: olive.email,
      ip: "203.0.113.7",
      browser: "Firefox on Linux",
    },
    { part: "target", person_id: null, name: "Secret Sam", email: "sam@example.com", ip: null, browser: null },
  ]);
});

test("refused attempts are logged once a minute for each person and act, so that nobody floods the log", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, vera, northwind);
  const before = (await logOf(sql, northwind.id)).length;
  for (let turn = 0; turn < 5; turn += 1) {
    await refusalOf(inviteMember(ctx, actor, { email: "a@example.com", role: "member" }));
  }
  await refusalOf(revokeInvitation(ctx, actor, { invitationId: "inv_any" }));
  expect((await logOf(sql, northwind.id)).length - before).toBe(2);
});
