import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { deriveToken } from "@/lib/secrets/derive-token";
import { brokenInvariants } from "@/lib/testing/observe";
import {
  addAccount,
  fromNewNetwork,
  invitee,
  type Person,
  plantInvitation,
  tokenOf,
  userActor,
  visitor,
} from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { askEmailChange } from "./ask-email-change";
import { confirmEmailChange } from "./confirm-email-change";
import { hashPassword } from "./hash-queue";
import { undoEmailChange } from "./undo-email-change";

const { otto, southbank } = cast;

let world: World;
let hash: string;
let person: Person;
let actor: UserActor;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  actor = await userActor(world.sql, person);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const ask = (email: string, given: object = {}, as = actor) =>
  askEmailChange(fromNewNetwork(world.ctx), as, { email, password: castPassword, ...given });
const confirm = (token: string, ctx = world.ctx) => confirmEmailChange(ctx, visitor(), { token });
const undo = (token: string, ctx = world.ctx) => undoEmailChange(ctx, visitor(), { token });

async function waitingId(userId = person.userId): Promise<string> {
  const [row] = await world.sql<{ id: string }[]>`
    select id from email_changes where user_id = ${userId} and confirmed_at is null`;
  return row?.id ?? "";
}

/** Asks, and reads the link out of the mail that would be sent. */
async function asked(email: string, as = actor): Promise<string> {
  await ask(email, {}, as);
  return tokenOf(world.sql, world.ctx, "email_changes", await waitingId(as.userId));
}

async function undoTokenOf(id: string): Promise<string> {
  const [seed] = await world.sql<
    { nonce: string; kid: string }[]
  >`select nonce, kid from email_changes where id = ${id}`;
  return deriveToken(world.ctx.mailKeys, "email-undo", id, seed ?? { nonce: "", kid: "" });
}

/** Changes to this address, and answers the link that undoes it. */
async function changedTo(email: string): Promise<string> {
  const token = await asked(email);
  const id = await waitingId();
  await confirm(token);
  return undoTokenOf(id);
}

async function addressOf(userId = person.userId) {
  const [row] = await world.sql<{ email: string }[]>`select email from users where id = ${userId}`;
  return row?.email;
}

const sessionsOf = () => world.sql<{ id: string }[]>`select id from sessions where user_id = ${person.userId}`;

describe("at the same moment", () => {
  test("two people who confirm the same address make one account with it (INV-08)", async () => {
    const { sql, ctx, other } = world;
    for (let round = 0; round < 10; round += 1) {
      const email = `shared${round}@example.com`;
      const [one, two] = [
        await addAccount(sql, "One", `one${round}@example.com`, hash),
        await addAccount(sql, "Two", `two${round}@example.com`, hash),
      ];
      const tokens = [await asked(email, await userActor(sql, one)), await asked(email, await userActor(sql, two))];
      const outcomes = await Promise.allSettled([confirm(tokens[0] ?? "", ctx), confirm(tokens[1] ?? "", other)]);
      expect(outcomes.map(({ status }) => status).sort(), `round ${round}`).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "expired" });
      expect(await sql`select 1 from users where email_canonical = ${email}`).toHaveLength(1);
    }
  });

  test("an undo and the thief's next confirmation leave the owner's address, whoever comes first", async () => {
    const { ctx, other, sql } = world;
    for (let round = 0; round < 10; round += 1) {
      const owners = await changedTo(`thief${count}-${round}@example.com`);
      const next = await asked(`hideout${count}-${round}@example.com`);
      const [undone] = await Promise.allSettled([undo(owners, ctx), confirm(next, other)]);
      expect(undone.status, `round ${round}`).toBe("fulfilled");
      expect(await addressOf()).toBe(person.email);
      expect(await sessionsOf()).toHaveLength(0);
      actor = await userActor(sql, person);
      // Ten mails an hour is what one person gets.
      await sql`delete from rate_limits`;
    }
  });

  test("one undo link used on two servers works once", async () => {
    const token = await changedTo(`new${count}@example.com`);
    const outcomes = await Promise.allSettled([undo(token, world.ctx), undo(token, world.other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("an invitation to the old address is accepted before the change, or not at all (INV-08)", async () => {
    const { sql, ctx, other } = world;
    const seen = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const email = `leaver${round}@example.com`;
      const who = await addAccount(sql, "Leaver", email, hash);
      const session = await userActor(sql, who);
      const { id, mailed } = await plantInvitation(sql, ctx, { email, by: otto, to: southbank });
      const token = await asked(`gone${round}@example.com`, session);
      const [accepted, moved] = await Promise.allSettled([
        acceptInvitation(other, invitee(mailed, session), {}),
        confirm(token, ctx),
      ]);
      expect(moved.status, `round ${round}`).toBe("fulfilled");
      seen.add(accepted.status);
      const [row] = await sql<{ state: string }[]>`select state from invitations where id = ${id}`;
      expect(row?.state).toBe(accepted.status === "fulfilled" ? "accepted" : "pending");
      if (accepted.status === "rejected") {
        expect(accepted.reason).toMatchObject({ code: "forbidden", reason: "wrong_account" });
      } else {
        const [member] = await sql`select search_text from members where user_id = ${who.userId}
          and organisation_id = ${southbank.id}`;
        expect(member?.search_text).toContain(`gone${round}@`);
      }
      await sql`update organisations set seat_limit = 100 where id = ${southbank.id}`;
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});
