import { afterAll, beforeAll, expect, test } from "vitest";
import { register } from "@/lib/accounts/register";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { inviteToProject } from "@/lib/project-team/invite-to-project";
import { plantKey } from "@/lib/testing/factors";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { openStages, type Stage } from "@/lib/testing/stage";
import { invitee, tokenOf, userActor, visitor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProposableMethod } from "./input";
import { listMyProposals } from "./list-my-proposals";
import { changeProposedMail } from "./mails";

let world: World;
let raise: () => Promise<Stage>;
beforeAll(async () => {
  world = await openWorld();
  raise = openStages(world);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** A project with email sign-in on, and a manager who invites into it. */
async function managed() {
  const stage = await raise();
  const claim = await stage.asInProject(await stage.join("member"));
  const setEmailSignIn = (isOn: boolean) =>
    world.sql`update projects set has_email_sign_in = ${isOn} where id = ${claim.projectId}`;
  await setEmailSignIn(true);
  return {
    stage,
    setEmailSignIn,
    invite: (email: string, signInMethod: ProposableMethod | null) =>
      inviteToProject(stage.ctx, claim, { email, permissions: ["view_activity"], folders: [], signInMethod }),
    /** By the mailed link. */
    async link(email: string) {
      const [row] = await world.sql<{ id: string }[]>`select id from invitations where email_canonical = ${email}`;
      return tokenOf(world.sql, world.ctx, "invitations", row?.id ?? "");
    },
  };
}

type Managed = Awaited<ReturnType<typeof managed>>;

async function registered({ stage, link }: Managed, email: string) {
  const given = { name: "Nia Falk", email, password: "a harbour full of kites", invitation: await link(email) };
  await register(stage.ctx, visitor(), given);
  const [row] = await world.sql<{ id: string; method: string }[]>`
    select id, sign_in_method as method from users where email_canonical = ${email}`;
  return { userId: row?.id ?? "", method: row?.method };
}

async function join({ stage, link }: Managed, who: { userId: string }, email: string) {
  const actor = await userActor(world.sql, who);
  await acceptInvitation(stage.ctx, invitee(await link(email), actor), {});
  return (await listMyProposals(stage.ctx, actor, {})).map(({ value }) => value);
}

const eventsOf = async ({ userId }: { userId: string }) =>
  (await world.sql<{ name: string }[]>`select name from account_events where user_id = ${userId}`).map(
    ({ name }) => name,
  );

test("a new account begins as the project asks, if by email link, and nothing is left to propose", async () => {
  const all = await managed();
  const email = all.stage.address();
  await all.invite(email, "email_auth");
  const who = await registered(all, email);
  expect(who.method).toBe("email_auth");
  expect(await eventsOf(who)).toContain("sign_in_method.changed");
  expect(await join(all, who, email)).toEqual([]);
});

test("a new account begins with its password alone when nothing is asked, or email sign-in is off by then", async () => {
  const [silent, off] = [await managed(), await managed()];
  const [one, other] = [silent.stage.address(), off.stage.address()];
  await silent.invite(one, null);
  expect(await registered(silent, one)).toMatchObject({ method: "password" });
  await off.invite(other, "email_auth");
  await off.setEmailSignIn(false);
  const who = await registered(off, other);
  expect(who.method).toBe("password");
  expect(await eventsOf(who)).not.toContain("sign_in_method.changed");
  expect(await join(off, who, other)).toEqual([]);
});

test("text messages wait for a proven number: they are proposed to the new account when it joins", async () => {
  const all = await managed();
  const email = all.stage.address();
  await all.invite(email, "sms_auth");
  const who = await registered(all, email);
  expect(who.method).toBe("password");
  expect(await join(all, who, email)).toEqual(["sms_auth"]);
});

test("whoever has an account is asked, by mail too, and the log says so; nothing changes by itself", async () => {
  const all = await managed();
  const colleague = await all.stage.join("developer");
  await all.invite(colleague.email, "email_auth");
  expect(await join(all, colleague, colleague.email)).toEqual(["email_auth"]);
  const [row] = await world.sql`select sign_in_method as method from users where id = ${colleague.userId}`;
  expect(row?.method).toBe("password");
  const told = (await queued(world.sql, changeProposedMail)).filter(({ userId }) => userId === colleague.userId);
  expect(told).toHaveLength(1);
  expect((await logOf(world.sql, all.stage.team.id))[0]?.action).toBe("proposal.made_at_joining");
});

test("nobody is asked for less than they have, and nobody with a security key for anything", async () => {
  const all = await managed();
  const [byApp, byKey] = [await all.stage.join("member"), await all.stage.join("member")];
  await world.sql`update users set sign_in_method = 'totp_auth' where id = ${byApp.userId}`;
  await plantKey(world.sql, byKey.userId, null);
  for (const who of [byApp, byKey]) {
    await all.invite(who.email, "email_auth");
    expect(await join(all, who, who.email)).toEqual([]);
    expect((await queued(world.sql, changeProposedMail)).filter(({ userId }) => userId === who.userId)).toEqual([]);
  }
});

test("a method cannot be asked for where email sign-in is off, and no other than the two ever", async () => {
  const all = await managed();
  const other = () => all.invite(all.stage.address(), "password" as ProposableMethod);
  expect(await refusesUnwritten(world.sql, other)).toMatchObject({ code: "invalid" });
  await all.setEmailSignIn(false);
  const off = () => all.invite(all.stage.address(), "email_auth");
  expect(await refusesUnwritten(world.sql, off)).toMatchObject({ code: "conflict", reason: "email_sign_in_off" });
});
