import { expect, test } from "vitest";
import { register } from "@/lib/accounts/register";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { getInvitation } from "@/lib/invitations/get-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteToProject } from "@/lib/project-team/invite-to-project";
import { plantKey } from "@/lib/testing/factors";
import { logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { openProjectStages } from "@/lib/testing/project-stages";
import type { Stage } from "@/lib/testing/stage";
import { invitee, tokenOf, userActor, visitor } from "@/lib/testing/test-context";
import type { UserActor } from "@/lib/usecase/claims";
import type { ProposableMethod } from "./input";
import { listMyProposals } from "./list-my-proposals";
import { changeProposedMail } from "./mails";

const { world, managed } = openProjectStages();

/** A project with email sign-in on, and a manager who invites into it. */
async function inviting() {
  const { stage, claim } = await managed();
  const setEmailSignIn = (isOn: boolean) =>
    world.sql`update projects set has_email_sign_in = ${isOn} where id = ${claim.projectId}`;
  await setEmailSignIn(true);
  return {
    stage,
    claim,
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

type Inviting = Awaited<ReturnType<typeof inviting>>;

const newcomer = { name: "Nia Falk", password: "a harbour full of kites" };

async function registered({ stage, link }: Inviting, email: string, mobile?: string) {
  const given = { ...newcomer, email, invitation: await link(email), ...(mobile ? { mobile } : {}) };
  await register(stage.ctx, visitor(), given);
  const [row] = await world.sql<{ id: string; method: string }[]>`
    select id, sign_in_method as method from users where email_canonical = ${email}`;
  return { userId: row?.id ?? "", method: row?.method };
}

async function join({ stage, link }: Inviting, who: { userId: string }, email: string) {
  const actor = await userActor(world.sql, who);
  await acceptInvitation(stage.ctx, invitee(await link(email), actor), {});
  return (await listMyProposals(stage.ctx, actor, {})).map(({ value }) => value);
}

const eventsOf = async ({ userId }: { userId: string }) =>
  (await world.sql<{ name: string }[]>`select name from account_events where user_id = ${userId}`).map(
    ({ name }) => name,
  );

test("a new account begins as the project asks, if by email link, and nothing is left to propose", async () => {
  const all = await inviting();
  const email = all.stage.address();
  await all.invite(email, "email_auth");
  const who = await registered(all, email);
  expect(who.method).toBe("email_auth");
  expect(await eventsOf(who)).toContain("sign_in_method.changed");
  expect(await join(all, who, email)).toEqual([]);
});

test("a new account begins with its password alone when nothing is asked, or email sign-in is off by then", async () => {
  const [silent, off] = [await inviting(), await inviting()];
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
  const all = await inviting();
  const email = all.stage.address();
  await all.invite(email, "sms_auth");
  const who = await registered(all, email, "07700 900123");
  expect(who.method).toBe("password");
  expect(await join(all, who, email)).toEqual(["sms_auth"]);
});

test("whoever is asked for text messages gives a number, of whatever country, where texts can be sent", async () => {
  const all = await inviting();
  const email = all.stage.address();
  await all.invite(email, "sms_auth");
  const link = await all.link(email);
  const asksForMobile = async (ctx: Stage["ctx"], user: UserActor | null = null) =>
    (await getInvitation(ctx, invitee(link, user), {})).asksForMobile;
  expect(await asksForMobile(all.stage.ctx)).toBe(true);
  // Somebody else who is signed in here is asked for what the command will ask for.
  expect(await asksForMobile(all.stage.ctx, await userActor(world.sql, all.stage.owner))).toBe(true);
  const registering = (mobile?: string) => () =>
    register(all.stage.ctx, visitor(), { ...newcomer, email, invitation: link, ...(mobile ? { mobile } : {}) });
  expect((await refusesUnwritten(world.sql, registering())).fields).toEqual({ mobile: "asked_by_project" });
  const { settings } = all.stage.ctx;
  const silent = {
    ...all.stage,
    ctx: { ...all.stage.ctx, settings: { ...settings, sms: { ...settings.sms, isOn: false } } },
  };
  expect(await asksForMobile(silent.ctx)).toBe(false);
  expect(await registered({ ...all, stage: silent }, email)).toMatchObject({ method: "password" });

  const abroad = all.stage.address();
  await all.invite(abroad, "sms_auth");
  expect(await registered(all, abroad, "+33 6 12 34 56 78")).toMatchObject({ method: "password" });
});

test("a method that an inviter may no longer ask for counts as little as what else they promised", async () => {
  const gone = async (all: Inviting) => {
    await world.sql`delete from project_grants where project_id = ${all.claim.projectId}`;
    await world.sql`delete from folder_members where project_id = ${all.claim.projectId}`;
    await world.sql`delete from project_members where project_id = ${all.claim.projectId}`;
  };
  const noLongerManages = (all: Inviting) =>
    world.sql`delete from project_grants where project_id = ${all.claim.projectId} and permission = 'manage_users'`;
  const mayNotBringIn = (all: Inviting) =>
    world.sql`update organisations set project_managers_may_invite = false where id = ${all.stage.team.id}`;
  for (const take of [gone, noLongerManages, mayNotBringIn]) {
    const all = await inviting();
    const [byLink, byText] = [all.stage.address(), all.stage.address()];
    await all.invite(byLink, "email_auth");
    await all.invite(byText, "sms_auth");
    await take(all);
    const who = await registered(all, byLink);
    expect(who.method, take.name).toBe("password");
    expect(await eventsOf(who)).not.toContain("sign_in_method.changed");
    // Nor is a number asked for.
    expect(await registered(all, byText)).toMatchObject({ method: "password" });
  }
});

test("whoever the organisation invited too brings their method along, whatever managers may do by themselves", async () => {
  const all = await inviting();
  const email = all.stage.address();
  await inviteMember(all.stage.ctx, await all.stage.asOwner(), { email, role: "developer" });
  await all.invite(email, "email_auth");
  await world.sql`update organisations set project_managers_may_invite = false where id = ${all.stage.team.id}`;
  expect(await registered(all, email)).toMatchObject({ method: "email_auth" });
});

test("whoever has an account is asked, by mail too, and the log says so; nothing changes by itself", async () => {
  const all = await inviting();
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
  const all = await inviting();
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
  const all = await inviting();
  const other = () => all.invite(all.stage.address(), "password" as ProposableMethod);
  expect(await refusesUnwritten(world.sql, other)).toMatchObject({ code: "invalid" });
  await all.setEmailSignIn(false);
  const off = () => all.invite(all.stage.address(), "email_auth");
  expect(await refusesUnwritten(world.sql, off)).toMatchObject({ code: "conflict", reason: "email_sign_in_off" });
});
