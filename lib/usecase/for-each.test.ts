import { expect, test } from "vitest";
import { z } from "zod";
import { withoutValues } from "@/db/failures";
import { Refusal } from "@/lib/kernel/refusal";
import type { Claims } from "./claims";
import type { Command } from "./command";
import type { Context } from "./context";
import { defineForEach } from "./for-each";

const input = z.strictObject({ ids: z.array(z.string()) });

/** Runs one after the other, each as its id says; answers the rows, what the operator heard, and which were tried. */
async function run(ids: readonly string[]) {
  const tried: string[] = [];
  const alerts: unknown[] = [];
  const one = async (_ctx: Context, _claim: unknown, { id }: { id: string }) => {
    tried.push(id);
    if (id === "crash") throw new TypeError("the address of somebody");
    if (id === "fault")
      throw withoutValues(Object.assign(new Error("somebody"), { name: "PostgresError", code: "42P01" }));
    if (id === "lost") throw new Refusal("unavailable", { reason: "unknown_outcome" });
    const [code, minutes] = id.split(":");
    if (code === "wait")
      throw new Refusal("rate_limited", { reason: "sent_lately", facts: { minutes: Number(minutes) } });
    return id;
  };
  const definition = { name: "one", access: { claim: "member" }, input: z.any() };
  const command = Object.assign(one, { definition }) as unknown as Command<"member", z.ZodType, string>;
  const each = defineForEach({
    name: "each",
    command,
    input,
    idsOf: (given) => given.ids,
    inputOf: ({ id }) => ({ id }),
  });
  const ctx = { request: { id: "req_1" }, alert: (...said: unknown[]) => alerts.push(said) } as unknown as Context;
  const answer = await each(ctx, {} as Claims["member"], { ids }).then(
    ({ rows }) => ({ rows, refused: null }),
    (refused: unknown) => ({ rows: null, refused }),
  );
  return { ...answer, tried, alerts };
}

test("a crash in the middle keeps what was answered before, and what follows is not tried", async () => {
  const { rows, tried, alerts } = await run(["ann", "crash", "ben", "cal"]);
  expect(rows).toEqual([
    { id: "ann", value: "ann" },
    { id: "crash", refused: { code: "unavailable", reason: "crashed", facts: { digest: "req_1" } } },
    { id: "ben", refused: { code: "unavailable", reason: "not_tried", facts: {} } },
    { id: "cal", refused: { code: "unavailable", reason: "not_tried", facts: {} } },
  ]);
  expect(tried).toEqual(["ann", "crash"]);
  expect(alerts).toMatchObject([["one of several crashed", { asked: "each", request: "req_1", error: "TypeError" }]]);
  expect(JSON.stringify(alerts)).not.toContain("somebody");
});

test("what a database said is told the operator by its code, without values", async () => {
  const { alerts } = await run(["ann", "fault"]);
  expect(alerts).toMatchObject([["one of several crashed", { error: "DatabaseFault", code: "42P01" }]]);
  expect(JSON.stringify(alerts)).not.toContain("somebody");
});

test("of one that may have been saved that is told alone; what follows was not tried", async () => {
  const { rows, tried, alerts } = await run(["ann", "lost", "ben", "cal"]);
  const notTried = { code: "unavailable", reason: "not_tried", facts: {} };
  expect(rows).toEqual([
    { id: "ann", value: "ann" },
    { id: "lost", refused: { code: "unavailable", reason: "unknown_outcome", facts: {} } },
    { id: "ben", refused: notTried },
    { id: "cal", refused: notTried },
  ]);
  expect([tried, alerts]).toEqual([["ann", "lost"], []]);
  const first = await run(["lost", "ann"]);
  expect(first.refused).toMatchObject({ code: "unavailable", reason: "unknown_outcome" });
  expect(first.tried).toEqual(["lost"]);
});

test("a crash before anything was answered is one of the whole", async () => {
  expect((await run(["crash", "ann"])).refused).toBeInstanceOf(TypeError);
});

test("refused alike for all it is refused as a whole; where only the facts differ, each is told", async () => {
  expect((await run(["wait:3", "wait:3 "])).refused).toMatchObject({ reason: "sent_lately", facts: { minutes: 3 } });
  expect((await run(["wait:3", "wait:7"])).rows).toMatchObject([
    { refused: { facts: { minutes: 3 } } },
    { refused: { facts: { minutes: 7 } } },
  ]);
});
