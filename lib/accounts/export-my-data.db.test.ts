import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { memberActor, plantInvitation, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { createToken } from "@/lib/tokens/create-token";
import { changeName } from "./change-name";
import { exportMyData } from "./export-my-data";

const { mia, olive, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

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

  const data = await exportMyData(ctx, actor, {});
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
