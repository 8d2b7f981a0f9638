import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { loadTemplates } from "../../lib/jobs/all-messages";
import { type Delivering, deliver } from "../../lib/jobs/deliver";
import { deriveToken, hashToken, type TokenPurpose } from "../../lib/secrets/derive-token";
import { openOrganisation } from "../../lib/sessions/open-organisation";
import { askPasskey } from "../../lib/sign-in/ask-passkey";
import type { SignInOutcome } from "../../lib/sign-in/complete-sign-in";
import { enterCode } from "../../lib/sign-in/enter-code";
import { signIn } from "../../lib/sign-in/sign-in";
import { signInWithPasskey } from "../../lib/sign-in/sign-in-with-passkey";
import type { Authenticator } from "../../lib/testing/authenticator";
import { sentCode } from "../../lib/testing/plant-code";
import { codeAt } from "../../lib/two-factor/totp";
import type { MemberActor, ProjectActor, UserActor, VisitorActor } from "../../lib/usecase/claims";
import type { Context } from "../../lib/usecase/context";
import { northwind, type Person } from "./people";
import type { StoryClock } from "./story-clock";

/** What a person of the demo has in their browser and on their phone. */
interface Belongings {
  userId: string;
  session: { readonly id: string; readonly day: string } | null;
  device: { readonly name: string; readonly value: string } | null;
  app: Uint8Array | null;
  passkey: Authenticator | null;
}

export type Stage = ReturnType<typeof openStage>;

/** What the story plays on: everybody acts through the commands that the pages post to, in a session of their own. */
export function openStage(
  sql: postgres.Sql,
  base: Omit<Context, "clock" | "ids" | "request">,
  { clock, ids }: Pick<StoryClock, "clock" | "ids">,
  { sending, password }: { sending: Delivering; password: string },
) {
  const owned = new Map<Person, Belongings>();
  const opened = new Set<string>();
  const today = () => clock.now().toISOString().slice(0, 10);

  const ctxOf = ({ ip, browser }: Person): Context => ({
    ...base,
    clock,
    ids,
    request: { id: randomUUID(), ip, browser },
  });

  function belongings(who: Person): Belongings {
    const has = owned.get(who);
    if (!has) throw new Error(`${who.name} has no account yet`);
    return has;
  }

  const browserOf = (who: Person): VisitorActor => {
    const device = owned.get(who)?.device;
    return {
      kind: "visitor",
      sessionToken: null,
      waitingToken: null,
      browserToken: hashToken(who.email),
      deviceCookies: device ? { [device.name]: device.value } : {},
    };
  };

  /** A session that has begun, remembered for the rest of the day. */
  async function begun(who: Person, session: { userId: string; token: string; deviceCookie: Belongings["device"] }) {
    const [row] = await sql<{ id: string }[]>`select id from sessions where token_hash = ${hashToken(session.token)}`;
    const had = owned.get(who);
    owned.set(who, {
      userId: session.userId,
      session: { id: row?.id ?? "", day: today() },
      device: session.deviceCookie,
      app: had?.app ?? null,
      passkey: had?.passkey ?? null,
    });
  }

  async function byPassword(who: Person): Promise<SignInOutcome> {
    const outcome = await signIn(ctxOf(who), browserOf(who), { email: who.email, password });
    if (outcome.next === "session") return outcome;
    const { app, userId } = belongings(who);
    const code = app
      ? codeAt(app, clock.now().getTime())
      : (await sentCode(ctxOf(who), sql, { userId, purpose: "sign_in_text" })).code;
    const waiting = { ...browserOf(who), waitingToken: outcome.waiting.token };
    return enterCode(ctxOf(who), waiting, { way: app ? "totp" : "sms", code });
  }

  async function byPasskey(who: Person, key: Authenticator) {
    const browser = browserOf(who);
    const response = key.get(await askPasskey(ctxOf(who), browser, {}));
    return signInWithPasskey(ctxOf(who), browser, { response });
  }

  /** Whoever has no session of this day signs in first. */
  async function userOf(who: Person): Promise<UserActor> {
    const { session, passkey } = belongings(who);
    if (session?.day !== today()) {
      const outcome = passkey ? await byPasskey(who, passkey) : await byPassword(who);
      if (outcome.next !== "session") throw new Error(`${who.name} did not come in`);
      await begun(who, outcome.session);
    }
    const has = belongings(who);
    return { kind: "user", userId: has.userId, sessionId: has.session?.id ?? "" };
  }

  async function memberOf(who: Person, slug: string = northwind.slug): Promise<MemberActor> {
    const { userId, sessionId } = await userOf(who);
    const [row] = await sql<{ id: string }[]>`select id from organisations where slug = ${slug}`;
    const actor: MemberActor = { kind: "member", userId, sessionId, organisationId: row?.id ?? "" };
    const key = `${actor.organisationId} ${actor.sessionId}`;
    // As the first page of the organisation would, see app/_server/actor.ts.
    if (!opened.has(key)) await openOrganisation(ctxOf(who), actor, {});
    opened.add(key);
    return actor;
  }

  const one = async (what: string, rows: Promise<readonly { id: string }[]>) => {
    const [row] = await rows;
    if (!row) throw new Error(`the story knows no ${what}`);
    return row.id;
  };

  return {
    sql,
    password,
    clock,
    ctxOf,
    browserOf,
    isKnown: (who: Person) => owned.has(who),
    belongings,
    begun,
    userOf,
    memberOf,
    async inProject(who: Person, name: string): Promise<ProjectActor> {
      const actor = await memberOf(who);
      const projectId = await one(
        `project ${name}`,
        sql`select id from projects where organisation_id = ${actor.organisationId} and name = ${name}`,
      );
      return { ...actor, projectId };
    },
    memberId: (who: Person, slug: string = northwind.slug) =>
      one(
        `membership of ${who.name}`,
        sql`select m.id from members m join organisations o on o.id = m.organisation_id
          where o.slug = ${slug} and m.user_id = ${belongings(who).userId}`,
      ),
    invitationTo: (email: string) =>
      one(`invitation to ${email}`, sql`select id from invitations where email = ${email} order by created_at desc`),
    /** What the newest mailed link to an address carries. */
    async mailedInvitation(email: string) {
      const [row] = await sql<{ id: string; nonce: string; kid: string }[]>`
        select id, nonce, kid from invitations where email = ${email} order by created_at desc`;
      if (!row) throw new Error(`nobody invited ${email}`);
      const of = (purpose: TokenPurpose) => deriveToken(base.mailKeys, purpose, row.id, row);
      return `${of("invitation")}~${of("invitation-proof")}`;
    },
    async mailedConfirmation(email: string) {
      const [row] = await sql<{ id: string; nonce: string; kid: string }[]>`
        select id, nonce, kid from registrations where email = ${email}`;
      if (!row) throw new Error(`nobody registered ${email}`);
      return deriveToken(base.mailKeys, "registration", row.id, row);
    },
    find: one,
    /** The worker's part: what was queued goes to the mailbox before the story goes on. Nobody waits for a limit meanwhile. */
    async sendMails() {
      await loadTemplates();
      for (;;) {
        const jobs = await sql<{ id: string; payload: unknown }[]>`
          select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = 'deliver_message' order by j.id`;
        if (jobs.length === 0) break;
        for (const { id, payload } of jobs) await deliver(sending, id, payload);
        await sql`delete from graphile_worker._private_jobs where id in ${sql(jobs.map(({ id }) => id))}`;
      }
      await sql`delete from rate_limits`;
    },
  };
}
