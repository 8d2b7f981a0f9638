import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base } from "@playwright/test";
import { cast } from "../../db/seed";
import { startSmtpInbox } from "../../lib/ports/testing/smtp-inbox";
import { answerOf, plain, scripted } from "../fixtures/actions";
import { linkIn, mailTo, until } from "../fixtures/mail";
import { startServer } from "../fixtures/own-server";
import { password } from "../fixtures/place";
import { expect, openWorld, type World, worldOf } from "../fixtures/world";

const test = base;

const invite = (world: World, cookie: string, email: string) =>
  world.ask(
    scripted(
      "inviteAction",
      { organisation: "northwind", email, role: "read_only" },
      { path: "/orgs/northwind/team", cookie },
    ),
  );

test("an invitation and a reset arrive by SMTP, at the stored address alone, with links to APP_URL; the log keeps none of it", async () => {
  const smtp = await startSmtpInbox();
  const { world, close } = await openWorld({
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    WORKER: "inline",
    TRUSTED_PROXIES: "",
  });
  try {
    const cookie = await world.signInAs("olive");
    const email = "Jonas.Canary@Guests.Example";
    expect(answerOf(await invite(world, cookie, email))?.status).toBe("done");
    const mail = await until("the invitation", () => mailTo(smtp.inbox, "jonas.canary@guests.example"));
    expect([mail.from, mail.to]).toEqual(["rollcall@mail.example", ["jonas.canary@guests.example"]]);
    const link = linkIn(mail.source);
    expect(link).toMatch(new RegExp(`^${world.server.origin}/invitations/[\\w-]{43}~[\\w-]{43}$`));
    const opened = await world.ask({ path: new URL(link).pathname });
    expect(opened.body).toContain("Join Northwind Energy");

    const headers = { "x-forwarded-host": "evil.test", "x-forwarded-proto": "https", forwarded: "host=evil.test" };
    const typed = "VERA@Northwind.Example";
    const asked = await world.ask(
      plain("askPasswordResetAction", { email: typed }, { path: "/forgot-password", headers }),
    );
    expect(asked.headers.location).toBe("/forgot-password/sent");
    const reset = await until("the reset", () => mailTo(smtp.inbox, cast.vera.email));
    expect(reset.to).toEqual([cast.vera.email]);
    expect(linkIn(reset.source)).toMatch(new RegExp(`^${world.server.origin}/reset-password/[\\w-]{43}$`));
    expect(reset.source).not.toContain("evil.test");
    await world.ask({ path: new URL(linkIn(reset.source)).pathname });
    await world.ask(plain("signInAction", { email: cast.otto.email, password }, { path: "/sign-in" }));

    expect(await world.server.stop()).toBe(0);
    const log = world.server.output();
    const tokens = [link, linkIn(reset.source)].flatMap((each) => (each.split("/").pop() ?? each).split("~"));
    const secrets = [
      ...tokens,
      cookie,
      password,
      email,
      typed,
      cast.vera.email,
      cast.otto.email,
      "jonas.canary",
      ...keysOf(world),
    ];
    expect(secrets.filter((secret) => log.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    expect(log).toContain('"route":"/invitations/*"');
  } finally {
    await close();
    await smtp.close();
  }
});

const keysOf = ({ server }: World) =>
  ["AUTH_SECRET", "MAIL_KEY", "ENCRYPTION_KEY"].map((name) => server.env[name] ?? name);

test("through Resend the mail has one recipient and a key that makes a second try the same mail", async () => {
  const heard: { path: string; key: string; authorization: string; body: { to: string[]; html: string } }[] = [];
  const resend = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const key = String(request.headers["idempotency-key"]);
    heard.push({
      path: request.url ?? "",
      key,
      authorization: String(request.headers.authorization),
      body: JSON.parse(body),
    });
    // The first try is lost on the way back.
    if (heard.length === 1) return response.destroy();
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":"one"}');
  }).listen(0, "127.0.0.1");
  await until("Resend", () => resend.listening);
  const { world, close } = await openWorld({
    SMTP_URL: "",
    RESEND_API_KEY: "re_canary_key",
    RESEND_BASE_URL: `http://127.0.0.1:${(resend.address() as AddressInfo).port}`,
    WORKER: "inline",
  });
  try {
    const cookie = await world.signInAs("olive");
    await invite(world, cookie, "rasmus@guests.example");
    await until("the second try", () => heard.length >= 2);
    const [lost, taken] = heard;
    expect(taken?.path).toBe("/emails");
    expect(taken?.authorization).toBe("Bearer re_canary_key");
    expect(taken?.body.to).toEqual(["rasmus@guests.example"]);
    expect(linkIn(taken?.body.html ?? "")).toContain(`${world.server.origin}/invitations/`);
    expect([lost?.key, lost?.body]).toEqual([taken?.key, taken?.body]);
    await until(
      "an empty queue",
      async () => (await world.sql`select 1 from graphile_worker._private_jobs`).length === 0,
    );
    expect(heard).toHaveLength(2);
    expect(world.server.output()).not.toMatch(/re_canary_key|rasmus@/);
  } finally {
    await close();
    resend.close();
  }
});

test("a mail server that never answers slows no page, and a server killed while it waits sends the mail after all", async () => {
  let hanging = 0;
  const tarpit = await startSmtpInbox({
    onMailFrom() {
      hanging += 1;
    },
  });
  const good = await startSmtpInbox();
  const { world, close } = await openWorld({ SMTP_URL: `smtp://127.0.0.1:${tarpit.port}`, WORKER: "inline" });
  try {
    const cookie = await world.signInAs("olive");
    for (let guest = 0; guest < 6; guest += 1)
      expect(answerOf(await invite(world, cookie, `guest-${guest}@guests.example`))?.status).toBe("done");
    await until("a mail on its way", () => hanging > 0);
    // All of this is answered while the mails still hang.
    for (const path of ["/orgs/northwind/team", "/profile", "/api/health/ready"])
      expect((await world.ask({ path, cookie })).status).toBe(200);
    expect(answerOf(await invite(world, cookie, "guest-6@guests.example"))?.status).toBe("done");
    expect(tarpit.inbox).toEqual([]);
    await world.server.stop("SIGKILL");

    // Two minutes pass: by then nobody who is alive can still be at a mail.
    await world.sql`update graphile_worker._private_jobs set locked_at = locked_at - interval '3 minutes', run_at = now() where locked_at is not null`;
    const env = { ...world.server.env, SMTP_URL: `smtp://127.0.0.1:${good.port}` };
    const server = await startServer({ env });
    const next = worldOf(server, world.sql);
    try {
      for (let guest = 0; guest < 7; guest += 1)
        await until(`the mail to guest ${guest}`, () => mailTo(good.inbox, `guest-${guest}@guests.example`));
      expect(good.inbox).toHaveLength(7);
      const link = linkIn(mailTo(good.inbox, "guest-0@guests.example")?.source ?? "");
      expect((await next.ask({ path: new URL(link).pathname })).body).toContain("Join Northwind Energy");
    } finally {
      expect(await server.stop()).toBe(0);
    }
  } finally {
    await close();
    await tarpit.close();
    await good.close();
  }
});
