import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { askPasswordReset } from "@/lib/accounts/ask-password-reset";
import { confirmRegistration } from "@/lib/accounts/confirm-registration";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { register } from "@/lib/accounts/register";
import { resetPassword } from "@/lib/accounts/reset-password";
import { getTeam } from "@/lib/members/get-team";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import type { StartedSession } from "@/lib/sessions/start-session";
import { codeNow, plantApp, plantRecoveryCodes, plantTexts } from "@/lib/testing/factors";
import { registerNew } from "@/lib/testing/keys";
import { refusalOf } from "@/lib/testing/observe";
import { sentCode } from "@/lib/testing/plant-code";
import {
  addAccount,
  fromNewNetwork,
  joinTeam,
  type Person,
  plantInvitation,
  tokenOf,
  userActor,
  visitor,
} from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { askKey } from "./ask-key";
import { askPasskey } from "./ask-passkey";
import { enterCode } from "./enter-code";
import { followSignInLink } from "./follow-sign-in-link";
import { signIn } from "./sign-in";
import { signInWithPasskey } from "./sign-in-with-passkey";
import { useKey as answerWithKey } from "./use-key";

/**
 * Every way that begins a session, and what an organisation that requires two-factor authentication makes of it. A new
 * caller of `startSession` without a row here fails the last test.
 */
const { northwind } = cast;
let world: World;
let hash: string;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
  await world.sql`update organisations set two_factor_from = now(), seat_limit = 1000 where id = ${northwind.id}`;
});
afterAll(() => world.close());

async function member(): Promise<Person> {
  count += 1;
  const person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  await joinTeam(world.sql, person, northwind, "administrator");
  return person;
}

const password = (person: Person, given = castPassword) =>
  signIn(fromNewNetwork(world.ctx), visitor(), { email: person.email, password: given });

async function begin(person: Person) {
  const outcome = await password(person);
  if (outcome.next !== "second_step") throw new Error("no second step was asked for");
  return { ...visitor(), waitingToken: outcome.waiting.token };
}

async function sessionOf(outcome: Awaited<ReturnType<typeof password>>): Promise<StartedSession> {
  if (outcome.next !== "session") throw new Error("a second step is asked for");
  return outcome.session;
}

/** What the organisation says to the session: "in", or the step that is missing. */
async function heard({ userId, token }: StartedSession): Promise<string> {
  const [row] = await world.sql<{ id: string }[]>`select id from sessions where token_hash = ${hashToken(token)}`;
  const actor = { kind: "member", userId, sessionId: row?.id ?? "", organisationId: northwind.id } as const;
  const outcome = await getTeam(world.ctx, actor, {}).then(
    () => "in",
    (error: { reason?: string }) => error.reason ?? "crash",
  );
  return outcome;
}

interface WayIn {
  /** The file that calls `startSession`. */
  readonly through: string;
  readonly go: () => Promise<StartedSession>;
  readonly meets: "in" | "set_up_two_factor" | "second_step";
}

const waysIn: Readonly<Record<string, WayIn>> = {
  "a password alone": {
    through: "lib/sign-in/complete-sign-in.ts",
    go: async () => sessionOf(await password(await member())),
    meets: "set_up_two_factor",
  },
  "a password alone, of somebody who has an app but is not asked for it": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      await plantApp(world.ctx, world.sql, person.userId);
      await world.sql`update users set sign_in_method = 'password' where id = ${person.userId}`;
      return sessionOf(await password(person));
    },
    meets: "second_step",
  },
  "a password and an app": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      const secret = await plantApp(world.ctx, world.sql, person.userId);
      const code = codeNow(world.ctx, secret);
      return sessionOf(await enterCode(world.ctx, await begin(person), { way: "totp", code }));
    },
    meets: "in",
  },
  "a password and a text message": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      await plantTexts(world.sql, person.userId, "+447400500001");
      const browser = await begin(person);
      const { code } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "sign_in_text" });
      return sessionOf(await enterCode(world.ctx, browser, { way: "sms", code }));
    },
    meets: "in",
  },
  "a password and a recovery code": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      await plantApp(world.ctx, world.sql, person.userId);
      const [code = ""] = await plantRecoveryCodes(world.ctx, person.userId);
      return sessionOf(await enterCode(world.ctx, await begin(person), { way: "recovery", code }));
    },
    meets: "in",
  },
  "a passkey alone": {
    through: "lib/sign-in/sign-in-with-passkey.ts",
    async go() {
      const person = await member();
      const key = await registerNew(world.ctx, await userActor(world.sql, person), { isSynced: true, counts: false });
      const browser = visitor(randomToken());
      const ctx = fromNewNetwork(world.ctx);
      const response = key.get(await askPasskey(ctx, browser, {}), {});
      return sessionOf(await signInWithPasskey(ctx, browser, { response }));
    },
    meets: "in",
  },
  "a password and a security key": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      const key = await registerNew(world.ctx, await userActor(world.sql, person), { isSynced: true, counts: false });
      const browser = await begin(person);
      const response = key.get(await askKey(world.ctx, browser, {}), {});
      return sessionOf(await answerWithKey(world.ctx, browser, { response }));
    },
    meets: "in",
  },
  "an email link": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      await world.sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`;
      const browser = await begin(person);
      const { signInLink } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "sign_in_link" });
      return sessionOf(await followSignInLink(world.ctx, browser, { token: signInLink }));
    },
    meets: "set_up_two_factor",
  },
  "an email link, of somebody who has an app": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      await plantApp(world.ctx, world.sql, person.userId);
      await world.sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`;
      const browser = await begin(person);
      const { code } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "sign_in_link" });
      return sessionOf(await enterCode(world.ctx, browser, { way: "email", code }));
    },
    meets: "second_step",
  },
  "a password that was reset": {
    through: "lib/sign-in/complete-sign-in.ts",
    async go() {
      const person = await member();
      await plantApp(world.ctx, world.sql, person.userId);
      await askPasswordReset(fromNewNetwork(world.ctx), visitor(), { email: person.email });
      const [row] = await world.sql<{ id: string }[]>`select id from password_resets where user_id = ${person.userId}`;
      const token = await tokenOf(world.sql, world.ctx, "password_resets", row?.id ?? "");
      await resetPassword(world.ctx, visitor(), { token, password: "an entirely new harbour" });
      expect(await world.sql`select 1 from sessions where user_id = ${person.userId}`).toHaveLength(0);
      // The reset signs nobody in, and the app is still asked for.
      expect((await password(person, "an entirely new harbour")).next).toBe("second_step");
      const outcome = await signIn(fromNewNetwork(world.ctx), visitor(), {
        email: (await member()).email,
        password: castPassword,
      });
      return sessionOf(outcome);
    },
    meets: "set_up_two_factor",
  },
  "a confirmed registration": {
    through: "lib/accounts/confirm-registration.ts",
    async go() {
      count += 1;
      const email = `newcomer${count}@example.com`;
      const here = visitor("the browser that registered");
      await register(fromNewNetwork(world.ctx), here, { name: "Nia Newcomer", email, password: castPassword });
      const [row] = await world.sql<{ id: string }[]>`select id from registrations where email = ${email}`;
      const token = await tokenOf(world.sql, world.ctx, "registrations", row?.id ?? "");
      const { session } = await confirmRegistration(world.ctx, here, { token });
      await joinTeam(world.sql, session, northwind, "administrator");
      return session;
    },
    meets: "set_up_two_factor",
  },
  "a registration through a mailed invitation": {
    through: "lib/accounts/register.ts",
    async go() {
      count += 1;
      const email = `invited${count}@example.com`;
      const planted = await plantInvitation(world.sql, world.ctx, { email, by: cast.olive, to: northwind });
      const value = await register(fromNewNetwork(world.ctx), visitor("here"), {
        name: "Ivo Invited",
        email,
        password: castPassword,
        invitation: planted.mailed,
      });
      const session = (value as { session?: StartedSession | null }).session;
      if (!session) throw new Error("no session was started");
      await joinTeam(world.sql, session, northwind, "administrator");
      return session;
    },
    meets: "set_up_two_factor",
  },
};

test.each(Object.entries(waysIn))("%s reaches the organisation only with a factor used", async (_, { go, meets }) => {
  expect(await heard(await go())).toBe(meets);
});

test("signing in again after ten wrong codes is no way round either", async () => {
  const person = await member();
  await plantApp(world.ctx, world.sql, person.userId);
  const browser = await begin(person);
  for (let tries = 0; tries < 10; tries += 1)
    await refusalOf(enterCode(world.ctx, browser, { way: "totp", code: "000000" }));
  const again = await begin(person);
  expect(await refusalOf(enterCode(world.ctx, again, { way: "totp", code: "000000" }))).toMatchObject({
    reason: "factor_locked",
  });
});

test("no session begins anywhere else", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).map((path) => `lib/${path}`);
  const callers = files
    .filter((path) => path.endsWith(".ts") && !path.includes(".test.") && path !== "lib/sessions/start-session.ts")
    .filter((path) => /\bstartSession\(/.test(readFileSync(path, "utf8")));
  const known = new Set(Object.values(waysIn).map(({ through }) => through));
  expect(callers.toSorted(), "add the way to this test").toEqual(Array.from(known).toSorted());
});
