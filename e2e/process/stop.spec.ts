import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startEmbeddedPostgres } from "../../db/embedded/embedded";
import { cast } from "../../db/seed";
import { freePort } from "../../lib/testing/free-port";
import { answerOf, scripted } from "../fixtures/actions";
import type { Reply } from "../fixtures/ask";
import { until } from "../fixtures/mail";
import { startServer } from "../fixtures/own-server";
import { openWorld } from "../fixtures/world";

test("asked to stop in the middle of fifty acceptances, the server finishes or never began each of them", async () => {
  const { world, close } = await openWorld();
  try {
    const { sql, server } = world;
    await sql`update organisations set seat_limit = 100 where id = ${cast.northwind.id}`;
    const guests = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const { userId, memberId, email } = await world.join(`Guest ${index}`, "member");
        await sql`delete from members where id = ${memberId}`;
        return { userId, ...(await world.invite(email)), cookie: await world.signInAs({ userId }) };
      }),
    );
    const sent = guests.map(({ token, cookie }) =>
      world
        .ask(scripted("acceptAction", { invitation: token }, { path: `/invitations/${token}`, cookie }))
        .catch((): Reply | null => null),
    );
    await until(
      "the first acceptance",
      async () => (await sql`select 1 from invitations where state = 'accepted'`).length > 0,
    );
    const askedAt = Date.now();
    const stopped = server.stop();
    const replies = await Promise.all(sent);
    expect(await stopped).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(30_000);

    const rows = await sql<{ id: string; state: string; isMember: boolean; events: number }[]>`
      select i.id, i.state, m.id is not null as "isMember",
        (select count(*)::integer from audit_events e where e.target_id = i.id and e.action = 'invitation.accepted') as events
      from invitations i join users u on u.email_canonical = i.email_canonical
      left join members m on m.user_id = u.id and m.organisation_id = i.organisation_id
      where i.id in ${sql(guests.map(({ id }) => id))}`;
    expect(rows).toHaveLength(50);
    for (const { id, state, isMember, events } of rows) {
      const whole = state === "accepted";
      expect([id, isMember, events]).toEqual([id, whole, whole ? 1 : 0]);
      const reply = replies[guests.findIndex((guest) => guest.id === id)];
      // Whoever was told that they are in, is.
      if (reply?.headers["x-action-redirect"]?.toString().startsWith("/orgs/northwind")) expect(whole).toBe(true);
      if (reply) expect(answerOf(reply)?.status ?? "redirected").not.toBe("done");
    }
  } finally {
    await close();
  }
});

test("without its database the server lives but is not ready, and is again when the database is back", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "rollcall-outage-"));
  const port = await freePort();
  let database = await startEmbeddedPostgres({ dataDir, durable: false, port });
  const server = await startServer({ env: { DATABASE_URL: database.url, SMTP_URL: "smtp://127.0.0.1:9" } });
  const health = async () => {
    const [alive, ready] = [
      await server.ask({ path: "/api/health/alive" }),
      await server.ask({ path: "/api/health/ready" }),
    ];
    // Anybody may ask: yes or no is all they hear.
    expect(ready.body).toMatch(/^\{"status":"(?:not )?ready"\}$/);
    return [alive.status, ready.status];
  };
  try {
    expect(await health()).toEqual([200, 200]);
    await database.stop();
    expect(await health()).toEqual([200, 503]);
    expect((await server.ask({ path: "/sign-in" })).status).toBe(200);
    database = await startEmbeddedPostgres({ dataDir, durable: false, port });
    await until("a ready server", async () => (await health())[1] === 200);
    // The worker found its way back as well: otherwise it could not let go in an orderly way.
    expect(await server.stop()).toBe(0);
  } finally {
    await server.stop("SIGKILL");
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
