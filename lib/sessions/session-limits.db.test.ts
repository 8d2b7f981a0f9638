import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { signIn } from "@/lib/sign-in/sign-in";
import { refusalOf } from "@/lib/testing/observe";
import { addAccount, fromNewNetwork, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { findSession } from "./find-session";
import { listSessions } from "./list-sessions";

let world: World;
beforeAll(async () => {
  world = await openWorld({ signsIn: true });
});
afterAll(() => world.close());

test("a session used every minute still ends after twenty hours", async () => {
  const person = await addAccount(world.sql, "Busy", "busy@example.com");
  const actor = await userActor(world.sql, person);
  const token = randomToken();
  await world.sql`update sessions set token_hash = ${hashToken(token)}, expires_at = now() + interval '1 second' where id = ${actor.sessionId}`;
  expect(await findSession(world.ctx.db, token, "")).toMatchObject({ isLive: true });
  await world.sql`update sessions set expires_at = now(), last_used_at = now() where id = ${actor.sessionId}`;
  expect(await findSession(world.ctx.db, token, "")).toMatchObject({ isLive: false });
  expect(await refusalOf(listSessions(world.ctx, actor, {}))).toMatchObject({ reason: "sign_in" });
});

test("a platform admin's session ends after thirty idle minutes, anybody else's does not", async () => {
  const person = await addAccount(world.sql, "Idle", "idle@example.com");
  const actor = await userActor(world.sql, person);
  await world.sql`update sessions set last_used_at = now() - interval '31 minutes' where id = ${actor.sessionId}`;
  await expect(listSessions(world.ctx, actor, {})).resolves.toHaveLength(1);
  await world.sql`insert into platform_admins (user_id) values (${person.userId})`;
  expect(await refusalOf(listSessions(world.ctx, actor, {}))).toMatchObject({ reason: "sign_in" });
  await world.sql`update sessions set last_used_at = now() - interval '29 minutes' where id = ${actor.sessionId}`;
  await expect(listSessions(world.ctx, actor, {})).resolves.toHaveLength(1);
});

test("an eleventh session puts out the oldest", async () => {
  const { userId, email } = cast.vera;
  for (let made = 0; made < 10; made += 1) {
    const { sessionId } = await userActor(world.sql, cast.vera);
    await world.sql`update sessions set created_at = now() - make_interval(mins => ${60 - made}) where id = ${sessionId}`;
  }
  const oldest = await world.sql`select id from sessions where user_id = ${userId} order by created_at limit 1`;
  await signIn(fromNewNetwork(world.ctx), visitor(), { email, password: castPassword });
  const left = await world.sql`select id from sessions where user_id = ${userId}`;
  expect(left).toHaveLength(10);
  expect(left.map(({ id }) => id)).not.toContain(oldest[0]?.id);
});
