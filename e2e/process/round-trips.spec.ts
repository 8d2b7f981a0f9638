import { expect, test } from "@playwright/test";
import { cast } from "../../db/seed";
import { plain } from "../fixtures/actions";
import { password } from "../fixtures/place";
import { openWiredWorld, type Wire } from "../fixtures/wire";
import type { World } from "../fixtures/world";

/** The fewest of some, because the first of a statement on each connection is sent twice and later ones are not. */
async function fewest(wire: Wire, run: (turn: number) => Promise<unknown>, turns = 14): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn += 1) least = Math.min(least, await wire.count(() => run(turn)));
  return least;
}

/** Ways to PostgreSQL and back are what a request mostly waits for. A change that adds one says so here. */
const most = { dashboard: 8, team: 16, invite: 30, accept: 18, signIn: 20, projectTeam: 8, templates: 10 } as const;

test("a dashboard, a Team page, a project's pages, an invite, an accept and a sign-in ask PostgreSQL no oftener than they may", async () => {
  test.setTimeout(120_000);
  const { world, wire, close } = await openWiredWorld();
  try {
    await world.sql`update organisations set seat_limit = 500`;
    const counted = {
      dashboard: await fewest(wire, await page(world, "", "Latest events")),
      team: await fewest(wire, await page(world, "team", cast.vera.email)),
      projectTeam: await fewest(wire, await page(world, `projects/${cast.harbour.id}/users`, cast.olive.email)),
      templates: await fewest(wire, await page(world, `projects/${cast.harbour.id}/templates`, "New template")),
      invite: await fewest(wire, await invite(world)),
      accept: await accept(world, wire),
      signIn: await fewest(wire, signIn(world)),
    };
    for (const [request, trips] of Object.entries(counted)) {
      expect(trips, request).toBeGreaterThan(2);
      expect(trips, `${request}: ${JSON.stringify(counted)}`).toBeLessThanOrEqual(most[request as keyof typeof most]);
    }
    test.info().annotations.push({ type: "round trips", description: JSON.stringify(counted) });
  } finally {
    await close();
  }
});

async function page(world: World, path: string, shown: string) {
  const cookie = await world.signInAs("olive");
  return async () => {
    const reply = await world.ask({ path: `/orgs/northwind${path && `/${path}`}`, cookie });
    expect(reply.status).toBe(200);
    expect(reply.body).toContain(shown);
  };
}

async function invite(world: World) {
  const cookie = await world.signInAs("olive");
  const path = "/orgs/northwind/team/invite";
  return async (turn: number) => {
    const email = `wire-${turn}@guests.example`;
    const fields = { organisation: "northwind", email, role: "technician" };
    const reply = await world.ask(plain("inviteAction", fields, { path, cookie }));
    expect(reply.status).toBe(200);
    const rows = await world.sql`select 1 from invitations where email_canonical = ${email}`;
    expect(rows).toHaveLength(1);
  };
}

/** Each is somebody else's first, so the arrangement stands outside of what is counted. */
async function accept(world: World, wire: Wire) {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 14; turn += 1) {
    const guest = await world.join(`Wire ${turn}`, "read_only");
    await world.sql`delete from members where id = ${guest.memberId}`;
    const { link } = await world.invite(guest.email);
    const cookie = await world.signInAs(guest);
    const asked = plain("acceptAction", { invitation: link }, { path: `/invitations/${link}`, cookie });
    const trips = await wire.count(async () => expect((await world.ask(asked)).status).toBe(303));
    expect(await world.sql`select 1 from members where user_id = ${guest.userId}`).toHaveLength(1);
    least = Math.min(least, trips);
  }
  return least;
}

function signIn(world: World) {
  return async () => {
    const fields = { email: cast.adam.email, password };
    const reply = await world.ask(plain("signInAction", fields, { path: "/sign-in" }));
    expect(reply.status).toBe(303);
    expect(reply.headers["set-cookie"]?.join()).toContain("rollcall_session=");
  };
}
