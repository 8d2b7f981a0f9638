import { expect, test } from "vitest";
import { hashPassword } from "./hash-queue";

test("four hash, fifty wait, and whoever comes then is told at once that it is busy; afterwards all is as before", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword("a horse of a password")));
  const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refusals).toHaveLength(6);
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: "unavailable", reason: "busy" });
  expect(await hashPassword("a horse of a password")).toContain("$argon2id$");
}, 60_000);
