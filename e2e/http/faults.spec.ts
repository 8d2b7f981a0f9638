import { answerOf, plain, scripted } from "../fixtures/actions";
import { expect, test } from "../fixtures/world";
import { expectHeaders } from "./expect-headers";

test("a body of 101 KB, or one without a length, is refused unread", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  const fields = {
    organisation: "northwind",
    email: "big@guests.example",
    role: "member",
    message: "m".repeat(101 * 1024),
  };
  await world.unchanged(async () => {
    for (const post of [scripted, plain])
      expect((await world.ask(post("inviteAction", fields, { path: "/orgs/northwind/team", cookie }))).status).toBe(
        413,
      );
    const headers = { "content-length": undefined, "transfer-encoding": "chunked" };
    const small = { ...fields, message: "" };
    expect(
      (await world.ask(scripted("inviteAction", small, { path: "/orgs/northwind/team", cookie, headers }))).status,
    ).toBe(411);
  });
});

for (const table of ["members", "invitations", "sessions"]) {
  test(`a fault of the database (no ${table}) shows a reference and nothing of what broke`, async ({ world }) => {
    const cookie = await world.signInAs("olive");
    const path = "/orgs/northwind/team";
    const asked = [
      { path, cookie },
      { path, cookie, headers: { rsc: "1" } },
      { path: "/profile/sessions", cookie },
      { path: "/api/auth/session", cookie },
      scripted(
        "inviteAction",
        { organisation: "northwind", email: "x@guests.example", role: "member" },
        { path, cookie },
      ),
      plain("revokeAction", { organisation: "northwind", invitationId: "inv_x" }, { path, cookie }),
    ];
    await world.sql.unsafe(`alter table ${table} rename to gone_for_a_moment`);
    try {
      let faults = 0;
      for (const each of asked) {
        const reply = await world.ask(each);
        expectHeaders(reply, `${each.path} without ${table}`);
        const said = `${reply.body}${JSON.stringify(reply.headers)}`;
        expect(said).not.toMatch(
          /relation|select |insert |gone_for|PostgresError|Failed query|at \w+ \(|node_modules|42P01/i,
        );
        if (reply.status === 500 || /digest/.test(reply.body)) faults += 1;
      }
      expect(faults).toBeGreaterThanOrEqual(2);
    } finally {
      await world.sql.unsafe(`alter table gone_for_a_moment rename to ${table}`);
    }
    expect((await world.ask({ path, cookie })).status).toBe(200);
    expect(world.server.output()).not.toContain(cookie);
  });
}

test("an organisation that somebody holds on to answers 503 within seconds instead of waiting, and writes nothing", async ({
  world,
}) => {
  const cookie = await world.signInAs("olive");
  const path = "/orgs/northwind/team";
  await world.ask({ path, cookie });
  const fields = { organisation: "northwind", email: "held@guests.example", role: "member" };
  await world.unchanged(() =>
    world.sql.begin(async (tx) => {
      await tx`select 1 from organisations where slug = 'northwind' for update`;
      const reply = await world.ask(scripted("inviteAction", fields, { path, cookie }));
      expect(reply.status).toBe(503);
      expect(answerOf(reply)).toMatchObject({ status: "refused", code: "unavailable" });
      // Reading waits for nobody.
      expect((await world.ask({ path, cookie })).status).toBe(200);
    }),
  );
});
