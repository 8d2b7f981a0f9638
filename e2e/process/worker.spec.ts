import { expect, test } from "@playwright/test";
import { startSmtpInbox } from "../../lib/ports/testing/smtp-inbox";
import { answerOf, scripted } from "../fixtures/actions";
import { linkIn, mailTo, until } from "../fixtures/mail";
import { run } from "../fixtures/own-server";
import { openWorld } from "../fixtures/world";

test("with WORKER=off mails wait for npm run worker, which sends what is still true and nothing else", async () => {
  const smtp = await startSmtpInbox();
  const { world, close } = await openWorld({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, WORKER: "off" });
  try {
    const cookie = await world.signInAs("olive");
    const team = { path: "/orgs/northwind/team", cookie };
    const organisation = "northwind";
    for (const name of ["kept", "revoked", "late"]) {
      const fields = { organisation, email: `${name}@guests.example`, role: "read_only" };
      expect(answerOf(await world.ask(scripted("inviteAction", fields, team)))?.status).toBe("done");
    }
    const [revoked] = await world.sql<
      { id: string }[]
    >`select id from invitations where email = 'revoked@guests.example'`;
    const revoking = scripted("revokeAction", { organisation, invitationId: revoked?.id ?? "" }, team);
    expect(answerOf(await world.ask(revoking))?.status).toBe("done");
    await world.sql`update invitations set expires_at = now() where email = 'late@guests.example'`;
    expect(await world.sql`select 1 from graphile_worker._private_jobs`).toHaveLength(3);
    expect(smtp.inbox).toEqual([]);

    const worker = run({ env: world.server.env, script: "worker" });
    const mail = await until("the mail that is still true", () => mailTo(smtp.inbox, "kept@guests.example"));
    await until(
      "an empty queue",
      async () => (await world.sql`select 1 from graphile_worker._private_jobs`).length === 0,
    );
    expect(smtp.inbox).toHaveLength(1);
    expect(linkIn(mail.source)).toContain(`${world.server.origin}/invitations/`);
    worker.child.kill("SIGTERM");
    expect(await worker.exited).toBe(0);
    expect(worker.output().match(/mail dropped: nothing left to say/g)).toHaveLength(2);
    expect(worker.output()).not.toMatch(/@guests\.example|invitations\//);
    expect(await world.server.stop()).toBe(0);
  } finally {
    await close();
    await smtp.close();
  }
});
