import { afterAll, beforeAll, expect, test } from "vitest";
import { plantEmailChange } from "@/lib/testing/email-change";
import { brokenInvariants } from "@/lib/testing/observe";
import { addAccount, fromNewNetwork, tokenOf, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { askEmailChange } from "./ask-email-change";
import { confirmEmailChange } from "./confirm-email-change";
import { confirmRegistration } from "./confirm-registration";
import { hashPassword } from "./hash-queue";
import { register } from "./register";
import { undoEmailChange } from "./undo-email-change";

/** An address belongs to one account, whichever two ways to get one meet (INV-08). */
let world: World;
let hash: string;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const here = visitor("the browser that registered");

/** Registers the address in this browser; answers the mailed link's token. */
async function registered(email: string): Promise<string> {
  const { sql, ctx } = world;
  const person = { name: "Nia Newcomer", email, password: "a harbour full of kites" };
  await register(fromNewNetwork(ctx), here, person);
  const [row] = await sql<{ id: string }[]>`select id from registrations where email_canonical = ${email}`;
  return tokenOf(sql, ctx, "registrations", row?.id ?? "");
}

/** Somebody who has asked to move to the address; answers the mailed link's token. */
async function asked(email: string, name: string): Promise<string> {
  const { sql, ctx } = world;
  const person = await addAccount(sql, name, `${name.toLowerCase()}@example.com`, hash);
  await askEmailChange(fromNewNetwork(ctx), await userActor(sql, person), { email, password: castPassword });
  const [row] = await sql<{ id: string }[]>`select id from email_changes where user_id = ${person.userId}`;
  return tokenOf(sql, ctx, "email_changes", row?.id ?? "");
}

const holders = async (email: string) => (await world.sql`select 1 from users where email_canonical = ${email}`).length;
const statuses = (outcomes: PromiseSettledResult<unknown>[]) => outcomes.map(({ status }) => status).sort();

test("a registration and a change of address that are confirmed at the same moment make one account with it", async () => {
  const { ctx, other } = world;
  for (let round = 0; round < 10; round += 1) {
    const email = `wanted${round}@example.com`;
    const [registration, change] = [await registered(email), await asked(email, `Mover${round}`)];
    const acts = [
      () => confirmRegistration(ctx, here, { token: registration }),
      () => confirmEmailChange(other, visitor(), { token: change }),
    ];
    if (round % 2) acts.reverse();
    const outcomes = await Promise.allSettled(acts.map((act): Promise<unknown> => act()));
    expect(statuses(outcomes), `round ${round}`).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "expired" });
    expect(await holders(email)).toBe(1);
  }
});

test("an address that is taken back and registered by somebody else at the same moment has one account", async () => {
  const { sql, ctx, other } = world;
  for (let round = 0; round < 10; round += 1) {
    const email = `before${round}@example.com`;
    const person = await addAccount(sql, `Owner ${round}`, email, hash);
    const moved = `after${round}@example.com`;
    await sql`update users set email = ${moved}, email_canonical = ${moved} where id = ${person.userId}`;
    const { undo } = await plantEmailChange(sql, ctx, person, { to: moved, isConfirmed: true });
    const registration = await registered(email);
    const acts = [
      () => undoEmailChange(ctx, visitor(), { token: undo }),
      () => confirmRegistration(other, here, { token: registration }),
    ];
    if (round % 2) acts.reverse();
    const outcomes = await Promise.allSettled(acts.map((act): Promise<unknown> => act()));
    expect(statuses(outcomes), `round ${round}`).toEqual(["fulfilled", "rejected"]);
    expect(await holders(email)).toBe(1);
  }
});
