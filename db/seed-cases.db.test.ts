import { expect, test } from "vitest";
import { brokenInvariants } from "@/lib/testing/observe";
import { openWorld } from "@/lib/testing/world";
import { seedCases } from "./seed-cases";
import { seedProjects } from "./seed-projects";

test("the demo has cases of every kind, once however often it is started, and nothing that contradicts anything else", async () => {
  const { sql, close } = await openWorld({ connections: 2 });
  await seedProjects(sql);
  await seedCases(sql);
  await seedCases(sql);
  const rows =
    await sql`select p.name, c.number, c.state from service_cases c join projects p on p.id = c.project_id order by 1, 2`;
  expect(rows.map(({ name, number, state }) => `${name} ${number}: ${state}`)).toEqual([
    "Harbour substation 1: resolved",
    "Harbour substation 2: open",
    "Harbour substation 3: in_progress",
    "Harbour substation 4: open",
    "Meter readings 1: in_progress",
  ]);
  expect(await brokenInvariants(sql)).toEqual({});
  await close();
});
