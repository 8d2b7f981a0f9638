import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, logOf, refusesUnwritten } from "@/lib/testing/observe";
import { addAccount, joinTeam, memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { exportMembers } from "./export-members";

const { adam, mia, otto, vera, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

test("those who may manage get every member of their organisation, and the log says so with the count", async () => {
  const { sql, ctx } = world;
  const mallory = await addAccount(sql, '=HYPERLINK("x")', "mallory@example.com");
  await joinTeam(sql, mallory, northwind, "member");
  const asAdam = await memberActor(sql, adam, northwind);
  const { csv, slug } = await exportMembers(ctx, asAdam, {});
  expect(csv.startsWith("\ufeff")).toBe(true);
  const lines = csv.slice(1).trimEnd().split("\r\n");
  expect(slug).toBe("northwind");
  expect(lines[0]).toBe('"Name","Email address","Role","Two-factor","Joined","Last sign-in"');
  expect(lines).toContain(
    '"Mia Duarte","mia@northwind.example","Technician","Not set up","2025-10-14T09:06:00.000Z",""',
  );
  expect(lines.at(-1)).toMatch(/^"'=HYPERLINK\(""x""\)","mallory@example\.com","Member",/);
  expect(lines).toHaveLength(6);
  expect(csv).not.toContain(otto.email);
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "members.exported", actor: adam.userId });
  const [event] = await sql<{ body: string }[]>`select body from audit_events where action = 'members.exported'`;
  expect(JSON.parse(event?.body ?? "{}").details).toEqual({ count: 5 });
});

test("nobody else gets the list", async () => {
  const { sql, ctx } = world;
  for (const who of [mia, vera]) {
    const actor = await memberActor(sql, who, northwind);
    expect(await refusesUnwritten(sql, () => exportMembers(ctx, actor, {}))).toMatchObject({ code: "forbidden" });
  }
  const stranger = await memberActor(sql, otto, northwind);
  expect(await refusesUnwritten(sql, () => exportMembers(ctx, stranger, {}))).toMatchObject({ code: "not_found" });
});

test("a private account has no list", async () => {
  const { sql, ctx } = world;
  const actor = await memberActor(sql, adam, { id: adam.personalId });
  expect(await refusesUnwritten(sql, () => exportMembers(ctx, actor, {}))).toMatchObject({ code: "not_found" });
});
