import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asSystem } from "@/db/scope";
import { cast } from "@/db/seed";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { systemIds } from "@/lib/kernel/ids";
import { changeRole } from "@/lib/members/change-role";
import { removeMember } from "@/lib/members/remove-member";
import { askForSeats } from "@/lib/organisations/ask-for-seats";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import { plantEmailChange } from "@/lib/testing/email-change";
import { queuedMessages } from "@/lib/testing/observe";
import { plantCode } from "@/lib/testing/plant-code";
import { appUrl, openPostRoom } from "@/lib/testing/post-room";
import {
  addAccount,
  invitee,
  joinTeam,
  memberActor,
  type Person,
  plantInvitation,
  userActor,
} from "@/lib/testing/test-context";
import { giveFactor, requireTwoFactor } from "@/lib/testing/two-factor-policy";
import { openWorld, type World } from "@/lib/testing/world";
import { createToken } from "@/lib/tokens/create-token";
import { deliver } from "./deliver";
import { enqueue } from "./enqueue";
import { type MailName, type Message, type MessageName, mails, message } from "./messages";

const { olive, northwind } = cast;

let world: World;
let post: ReturnType<typeof openPostRoom>;
beforeAll(async () => {
  world = await openWorld();
  post = openPostRoom(world);
  await world.sql`update organisations set seat_limit = 1000`;
});
afterAll(() => world.close());

/** A message with real rows behind it. */
interface Made {
  readonly message: Message;
  readonly to: { readonly name: string; readonly address: string };
  /** Words that the mail must hold, and links, in full. */
  readonly says: readonly string[];
  readonly links?: readonly string[];
  readonly ids: Readonly<Record<string, string>>;
}

interface Case {
  make(): Promise<Made>;
  /** What may happen between the queue and the mail, after which there is nothing left to say (INV-17). */
  readonly silencedBy: Readonly<Record<string, (ids: Made["ids"]) => Promise<unknown>>>;
}

let count = 0;
/** Somebody whose address was typed in capitals: mails go to the stored, canonical form (IN-06). */
async function person(word: string): Promise<Person & { address: string }> {
  count += 1;
  const typed = `${word}.${count}@Example.COM`;
  return { ...(await addAccount(world.sql, `${word} ${count}`, typed)), address: typed.toLowerCase() };
}

const archive = ({ userId = "" }) => world.sql`update users set archived_at = now() where id = ${userId}`;
const leave = ({ userId = "" }) =>
  world.sql`delete from members where user_id = ${userId} and organisation_id = ${northwind.id}`;
const close = async () => {
  await world.sql`update organisations set deleted_at = now() where id = ${northwind.id}`;
};
const gone = "inv_00000000000000000000000000";

/** The one message of this name that the act queued. */
async function queuedBy(name: MessageName, act: () => Promise<unknown>): Promise<Message> {
  await post.clear();
  await act();
  const found = (await queuedMessages(world.sql)).find((each) => each.name === name);
  if (!found) throw new Error(`${name} was not queued`);
  await post.clear();
  return found;
}

async function invited() {
  const inviter = await person("Inviter");
  await joinTeam(world.sql, inviter, northwind, "administrator");
  const guest = await person("Guest");
  const planted = await plantInvitation(world.sql, world.ctx, { email: guest.email, by: inviter, to: northwind });
  return { inviter, guest, planted };
}

/** An event of an account, as sign-in, lock and password commands write it. */
function aboutAccount(
  name: "password_changed" | "account_locked" | "new_browser" | "security_notice",
  says: readonly string[],
  happenedAs: string = name,
): Case {
  return {
    async make() {
      const { userId, name: personName, address } = await person("Holder");
      const eventId = systemIds.create("evt");
      await world.sql`insert into account_events (id, user_id, name, details, at, ip, browser)
        values (${eventId}, ${userId}, ${happenedAs}, '{}', '2026-12-04T09:30:00Z', '203.0.113.7', 'Firefox on Linux')`;
      const common = ["4 December 2026 at 09:30 UTC", "Firefox on Linux", "203.0.113.7", personName];
      return {
        message: message(name, { eventId }),
        to: { name: personName, address },
        says: [...common, ...says],
        ids: { userId, eventId },
      };
    },
    silencedBy: {
      "the account was archived": archive,
      "the event is gone": ({ eventId = "" }) => world.sql`delete from account_events where id = ${eventId}`,
    },
  };
}

/** A mailed code: its link is derived again when the mail is written. */
function aboutCode(
  name: "sign_in_link" | "revalidate_email",
  purpose: "sign_in_link" | "revalidation",
  holds: (planted: Awaited<ReturnType<typeof plantCode>>) => { says: readonly string[]; links: readonly string[] },
): Case {
  return {
    async make() {
      const { userId, name: personName, address } = await person("Holder");
      const planted = await plantCode(world.ctx, world.sql, { userId, purpose });
      const { codeId } = planted;
      const { says, links } = holds(planted);
      return {
        message: message(name, { codeId }),
        to: { name: personName, address },
        says: [personName, ...says],
        links,
        ids: { userId, codeId },
      };
    },
    silencedBy: {
      "it was used": ({ codeId = "" }) => world.sql`delete from one_time_codes where id = ${codeId}`,
      "a newer one was asked for": ({ userId = "" }) => plantCode(world.ctx, world.sql, { userId, purpose }),
      "its time is over": ({ codeId = "" }) =>
        world.sql`update one_time_codes set expires_at = now() where id = ${codeId}`,
      "the account was archived": archive,
    },
  };
}

const happened = ["4 December 2026 at 09:30 UTC", "Firefox on Linux", "203.0.113.7"];

/** A change of address that stands, and what is told of it. */
async function changedAddress() {
  const who = await person("Mover");
  const { address: to } = await person("New");
  return {
    who,
    to,
    planted: await plantEmailChange(world.sql, world.ctx, who, { to: `${to}.moved`, isConfirmed: true }),
  };
}

/** A member without a factor in an organisation that requires one from a moment on. */
async function hitByPolicy(name: "two_factor_required" | "two_factor_reminder", when: string): Promise<Made> {
  const { sql } = world;
  const who = await person("Member");
  await joinTeam(sql, who, northwind, "technician");
  await requireTwoFactor(sql, northwind.id, when);
  const [row] = await sql<{ from: Date; day: string }[]>`
    select two_factor_from as from, to_char(two_factor_from at time zone time_zone, 'FMDD FMMonth YYYY') as day
    from organisations where id = ${northwind.id}`;
  const ids = { organisationId: northwind.id, userId: who.userId, from: row?.from.toISOString() ?? "" };
  return {
    message: message(name, ids),
    to: { name: who.name, address: who.address },
    says: [who.name, northwind.name, ...(name === "two_factor_reminder" ? [`From ${row?.day}`] : ["From now on"])],
    links: [`${appUrl}/two-factor/setup?next=%2Forgs%2F${northwind.slug}`],
    ids: { userId: who.userId },
  };
}

const policySilences = {
  "it is no longer required": () => requireTwoFactor(world.sql, northwind.id, null),
  "they have set up an app": ({ userId = "" }) => giveFactor(world.sql, userId, "app"),
  "they have text messages, which count": ({ userId = "" }) => giveFactor(world.sql, userId, "sms"),
  "they left": leave,
  "their account was archived": archive,
  "the organisation was deleted": close,
};

const cases: Readonly<Record<MailName, Case>> = {
  confirm_email_change: {
    async make() {
      const who = await person("Mover");
      const to = `New.${count}@Elsewhere.example`;
      const { changeId, confirm } = await plantEmailChange(world.sql, world.ctx, who, { to, isConfirmed: false });
      return {
        message: message("confirm_email_change", { changeId }),
        to: { name: who.name, address: to.toLowerCase() },
        says: [to],
        links: [`${appUrl}/verify-new-email/${confirm}`],
        ids: { changeId, userId: who.userId },
      };
    },
    silencedBy: {
      "it was confirmed": ({ changeId = "" }) =>
        world.sql`update email_changes set confirmed_at = now() where id = ${changeId}`,
      "its time is over": ({ changeId = "" }) =>
        world.sql`update email_changes set expires_at = now() where id = ${changeId}`,
      "the account was archived": archive,
    },
  },
  email_changed: {
    async make() {
      const { who, planted } = await changedAddress();
      const { changeId, eventId, undo } = planted;
      return {
        message: message("email_changed", { changeId, eventId }),
        to: { name: who.name, address: who.address },
        says: [...happened, who.email],
        links: [`${appUrl}/undo-email-change/${undo}`],
        ids: { changeId, userId: who.userId },
      };
    },
    silencedBy: {
      "it was undone": ({ changeId = "" }) =>
        world.sql`update email_changes set undone_at = now() where id = ${changeId}`,
      "the account was archived": archive,
    },
  },
  email_change_undone: {
    async make() {
      const { who, planted } = await changedAddress();
      const { changeId, eventId } = planted;
      return {
        message: message("email_change_undone", { changeId, eventId, to: "old" }),
        to: { name: who.name, address: who.address },
        says: happened,
        ids: { changeId, userId: who.userId },
      };
    },
    silencedBy: { "the account was archived": archive },
  },
  account_deleted: {
    async make() {
      const farewellId = systemIds.create("far");
      await world.sql`insert into farewells (id, name, address) values (${farewellId}, 'Jonas Weber', 'jonas@gone.example')`;
      return {
        message: message("account_deleted", { farewellId }),
        to: { name: "Jonas Weber", address: "jonas@gone.example" },
        says: ["Jonas Weber"],
        ids: { farewellId },
      };
    },
    silencedBy: {
      "the address was swept": ({ farewellId = "" }) => world.sql`delete from farewells where id = ${farewellId}`,
    },
  },
  invitation: {
    async make() {
      const { inviter, guest, planted } = await invited();
      return {
        message: message("invitation", { organisationId: northwind.id, invitationId: planted.id, sendNumber: 1 }),
        to: { name: "", address: guest.address },
        says: [northwind.name, inviter.name, inviter.email, "Technician", guest.email],
        links: [`${appUrl}/invitations/${planted.mailed}`],
        ids: { invitationId: planted.id },
      };
    },
    silencedBy: {
      "it was revoked": ({ invitationId = "" }) =>
        world.sql`update invitations set state = 'revoked' where id = ${invitationId}`,
      "it was declined": ({ invitationId = "" }) =>
        world.sql`update invitations set state = 'declined' where id = ${invitationId}`,
      "its time is over": ({ invitationId = "" }) =>
        world.sql`update invitations set expires_at = now() where id = ${invitationId}`,
      "it was sent again, which has a job of its own": ({ invitationId = "" }) =>
        world.sql`update invitations set send_number = 2 where id = ${invitationId}`,
      "the organisation was deleted": close,
    },
  },
  invitation_declined: {
    async make() {
      const { inviter, guest, planted } = await invited();
      return {
        message: await queuedBy("invitation_declined", () => declineInvitation(world.ctx, invitee(planted.mailed), {})),
        to: { name: inviter.name, address: inviter.address },
        says: [guest.email, northwind.name],
        links: [`${appUrl}/orgs/${northwind.slug}/team`],
        ids: { userId: inviter.userId },
      };
    },
    silencedBy: {
      "the inviter is no longer a member": leave,
      "the inviter's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  invitation_not_granted: {
    async make() {
      const { inviter, guest, planted } = await invited();
      const owner = await person("Owner");
      await joinTeam(world.sql, owner, northwind, "owner");
      await joinTeam(world.sql, inviter, northwind, "read_only");
      const actor = await userActor(world.sql, guest);
      await post.clear();
      await acceptInvitation(world.ctx, invitee(planted.mailed, actor), {});
      const queued = await queuedMessages(world.sql);
      const mine = queued.find(({ ids }) => "ownerId" in ids && ids.ownerId === owner.userId);
      if (!mine) throw new Error("the owner was not told");
      return {
        message: mine,
        to: { name: owner.name, address: owner.address },
        says: [guest.email, inviter.name, "Technician", northwind.name],
        links: [`${appUrl}/orgs/${northwind.slug}/team`],
        ids: { userId: owner.userId },
      };
    },
    silencedBy: {
      "the owner was removed": leave,
      "the owner was demoted": ({ userId = "" }) =>
        world.sql`update members set role_id = 'rol_administrator' where user_id = ${userId} and organisation_id = ${northwind.id}`,
      "the owner's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  confirm_registration: {
    async make() {
      count += 1;
      const [id, typed] = [systemIds.create("reg"), `New.${count}@Example.COM`];
      const seed = newSeed(world.ctx.mailKeys);
      const token = deriveToken(world.ctx.mailKeys, "registration", id, seed);
      await world.sql`insert into registrations (id, name, email, email_canonical, password_hash, browser_hash, nonce, kid, token_hash, expires_at)
        values (${id}, 'Nora New', ${typed}, ${typed.toLowerCase()}, 'h', 'b', ${seed.nonce}, ${seed.kid}, ${hashToken(token)}, now() + interval '1 hour')`;
      return {
        message: message("confirm_registration", { registrationId: id, attempt: "evt_1" }),
        to: { name: "Nora New", address: typed.toLowerCase() },
        says: ["Nora New", "60 minutes"],
        links: [`${appUrl}/verify-email/${token}`],
        ids: { id },
      };
    },
    silencedBy: {
      "the link has expired": ({ id = "" }) => world.sql`update registrations set expires_at = now() where id = ${id}`,
      "it was confirmed or voided": ({ id = "" }) => world.sql`delete from registrations where id = ${id}`,
    },
  },
  already_registered: {
    async make() {
      const { userId, name, address } = await person("Holder");
      return {
        message: message("already_registered", { userId, attempt: "evt_1" }),
        to: { name, address },
        says: [name],
        links: [`${appUrl}/sign-in`, `${appUrl}/forgot-password`],
        ids: { userId },
      };
    },
    silencedBy: { "the account was archived": archive },
  },
  password_reset: {
    async make() {
      const { userId, name, address } = await person("Holder");
      const id = systemIds.create("rst");
      const seed = newSeed(world.ctx.mailKeys);
      const token = deriveToken(world.ctx.mailKeys, "password-reset", id, seed);
      await world.sql`insert into password_resets (id, user_id, nonce, kid, token_hash, expires_at)
        values (${id}, ${userId}, ${seed.nonce}, ${seed.kid}, ${hashToken(token)}, now() + interval '1 hour')`;
      return {
        message: message("password_reset", { resetId: id }),
        to: { name, address },
        says: [name, "60 minutes"],
        links: [`${appUrl}/reset-password/${token}`],
        ids: { userId, id },
      };
    },
    silencedBy: {
      "the link has expired": ({ id = "" }) =>
        world.sql`update password_resets set expires_at = now() where id = ${id}`,
      "it was used, or a later one asked for": ({ id = "" }) => world.sql`delete from password_resets where id = ${id}`,
      "the account was archived": archive,
    },
  },
  password_changed: aboutAccount("password_changed", ["support@rollcall.example"]),
  account_locked: aboutAccount("account_locked", ["30 minutes"]),
  new_browser: aboutAccount("new_browser", []),
  security_notice: aboutAccount("security_notice", ["Authenticator app turned on"], "two_factor.app_on"),
  token_notice: {
    async make() {
      const who = await person("Holder");
      await joinTeam(world.sql, who, northwind, "technician");
      const actor = await memberActor(world.sql, who, northwind);
      const made = await queuedBy("token_notice", () =>
        createToken(world.ctx, actor, { name: "Nightly export", days: 90, scopes: ["team:view"] }),
      );
      return {
        message: made,
        to: { name: who.name, address: who.address },
        says: ["An API token was created", "Nightly export", northwind.name, "Firefox on Linux", "203.0.113.7"],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "the membership ended, and the token with it": leave,
      "the account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  sign_in_link: aboutCode("sign_in_link", "sign_in_link", ({ code, signInLink }) => ({
    says: [code, "60 minutes"],
    links: [`${appUrl}/sign-in/link/${signInLink}`],
  })),
  revalidate_email: aboutCode("revalidate_email", "revalidation", ({ revalidationLink }) => ({
    says: ["90 days"],
    links: [`${appUrl}/revalidate-email/${revalidationLink}`],
  })),
  platform_admin_changed: {
    async make() {
      const [who, admin] = [await person("New"), await person("Admin")];
      await world.sql`insert into platform_admins (user_id) values (${admin.userId})`;
      const eventId = systemIds.create("evt");
      await world.sql`insert into account_events (id, user_id, name, details, at)
        values (${eventId}, ${who.userId}, 'platform_admin.granted', '{}', '2026-12-04T09:30:00Z')`;
      return {
        message: message("platform_admin_changed", { eventId, adminId: admin.userId }),
        to: { name: admin.name, address: admin.address },
        says: [`${who.name} is now a platform admin`, who.address, "4 December 2026 at 09:30 UTC"],
        ids: { userId: admin.userId },
      };
    },
    silencedBy: {
      "whom it would tell is no longer one": ({ userId = "" }) =>
        world.sql`delete from platform_admins where user_id = ${userId}`,
      "whom it would tell was archived": archive,
    },
  },
  organisation_deleted: {
    async make() {
      const who = await person("Member");
      await joinTeam(world.sql, who, northwind, "technician");
      const at = "2026-12-04T09:30:00.000Z";
      await world.sql`update organisations set deleted_at = ${at}, deleted_by = ${olive.userId} where id = ${northwind.id}`;
      return {
        message: message("organisation_deleted", { organisationId: northwind.id, userId: who.userId, at }),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, `${northwind.name} was deleted`, "4 December 2026", "support@rollcall.example"],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "it was restored": () => world.sql`update organisations set deleted_at = null where id = ${northwind.id}`,
      "it was restored and deleted anew": close,
      "the account was archived": archive,
    },
  },
  seats_asked: {
    async make() {
      const who = await person("Asker");
      await joinTeam(world.sql, who, northwind, "administrator");
      await world.sql`delete from rate_limits`;
      await world.sql`update organisations set deleted_at = null where id = ${northwind.id}`;
      const actor = await memberActor(world.sql, who, northwind);
      return {
        message: await queuedBy("seats_asked", () => askForSeats(world.ctx, actor, { seats: 2000 })),
        to: { name: "", address: "support@rollcall.example" },
        says: [who.name, who.email, northwind.name, "2000 seats"],
        links: [`${appUrl}/admin/organisations/${northwind.id}`],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "whoever asked is no longer a member": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  membership_ends: {
    async make() {
      const who = await person("Guest");
      const memberId = await joinTeam(world.sql, who, northwind, "technician");
      const from = "2126-12-02T00:00:00.000Z";
      await world.sql`update members set ends_at = ${from} where id = ${memberId}`;
      await world.sql`update organisations set deleted_at = null where id = ${northwind.id}`;
      return {
        message: message("membership_ends", { organisationId: northwind.id, memberId, userId: who.userId, from }),
        to: { name: who.name, address: who.address },
        says: [`Your membership of ${northwind.name} ends with 1 December 2126`],
        links: [`${appUrl}/orgs/${northwind.slug}`],
        ids: { userId: who.userId, memberId },
      };
    },
    silencedBy: {
      "it was prolonged": ({ memberId = "" }) =>
        world.sql`update members set ends_at = ends_at + interval '1 day' where id = ${memberId}`,
      "it no longer ends": ({ memberId = "" }) => world.sql`update members set ends_at = null where id = ${memberId}`,
      "it is over": ({ memberId = "" }) => world.sql`update members set ends_at = now() where id = ${memberId}`,
      "they became owner": ({ memberId = "" }) =>
        world.sql`update members set role_id = 'rol_owner' where id = ${memberId}`,
      "they left": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  ownership_offered: {
    async make() {
      const { giver, taker, transferId } = await offered("pending");
      return {
        message: message("ownership_offered", { transferId }),
        to: { name: taker.name, address: taker.address },
        says: [giver.name, northwind.name, "administrator"],
        links: [`${appUrl}/orgs/${northwind.slug}`],
        ids: { userId: taker.userId, transferId },
      };
    },
    silencedBy: {
      "it was taken back": ({ transferId = "" }) =>
        world.sql`update ownership_transfers set state = 'cancelled' where id = ${transferId}`,
      "it was accepted": ({ transferId = "" }) =>
        world.sql`update ownership_transfers set state = 'accepted' where id = ${transferId}`,
      "they left": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  ownership_news: {
    async make() {
      const { giver, taker, transferId } = await offered("accepted");
      return {
        message: message("ownership_news", { transferId, userId: giver.userId, state: "accepted" }),
        to: { name: giver.name, address: giver.address },
        says: [`${taker.name} is now owner of ${northwind.name}`, `${giver.name} is administrator`],
        ids: { userId: giver.userId, transferId },
      };
    },
    silencedBy: {
      "they left": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  two_factor_reset_asked: {
    async make() {
      const { who, owner, resetId } = await resetOf("requested");
      return {
        message: message("two_factor_reset_asked", { resetId }),
        to: { name: "", address: "support@rollcall.example" },
        says: [who.name, who.email, owner.name, northwind.name],
        links: [`${appUrl}/admin/resets/${resetId}`],
        ids: { userId: who.userId, resetId },
      };
    },
    silencedBy: {
      "it was verified": ({ resetId = "" }) =>
        world.sql`update two_factor_resets set state = 'verified' where id = ${resetId}`,
      "it was cancelled": ({ resetId = "" }) =>
        world.sql`update two_factor_resets set state = 'cancelled' where id = ${resetId}`,
      "the person was archived": archive,
      "the organisation was deleted": close,
    },
  },
  two_factor_reset_allowed: {
    async make() {
      const { who, resetId, token } = await resetOf("verified");
      return {
        message: message("two_factor_reset_allowed", { resetId, changeId: "" }),
        to: { name: who.name, address: who.address },
        says: [who.name, "4 December 2026 at 09:30 UTC", "support@rollcall.example"],
        links: [`${appUrl}/cancel-reset/${token}`],
        ids: { userId: who.userId, resetId },
      };
    },
    silencedBy: {
      "it was carried out": ({ resetId = "" }) =>
        world.sql`update two_factor_resets set state = 'done' where id = ${resetId}`,
      "it was cancelled": ({ resetId = "" }) =>
        world.sql`update two_factor_resets set state = 'cancelled' where id = ${resetId}`,
      "the account was archived": archive,
    },
  },
  two_factor_reset_news: {
    async make() {
      const { who, owner, resetId } = await resetOf("verified");
      return {
        message: message("two_factor_reset_news", { resetId, ownerId: owner.userId, news: "verified" }),
        to: { name: owner.name, address: owner.address },
        says: [who.name, northwind.name, "4 December 2026 at 09:30"],
        ids: { userId: owner.userId, resetId },
      };
    },
    silencedBy: {
      "it went on, which has news of its own": ({ resetId = "" }) =>
        world.sql`update two_factor_resets set state = 'done' where id = ${resetId}`,
      "the owner was removed": leave,
      "the owner was demoted": ({ userId = "" }) =>
        world.sql`update members set role_id = 'rol_administrator' where user_id = ${userId} and organisation_id = ${northwind.id}`,
      "the owner's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  role_changed: {
    async make() {
      const who = await person("Member");
      const memberId = await joinTeam(world.sql, who, northwind, "read_only");
      const actor = await memberActor(world.sql, olive, northwind);
      return {
        message: await queuedBy("role_changed", () =>
          changeRole(world.ctx, actor, { memberId, role: "content_manager" }),
        ),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name, "Read only", "Content manager"],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "the member was removed": leave,
      "the member's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  two_factor_required: {
    make: () => hitByPolicy("two_factor_required", "-1 minute"),
    silencedBy: {
      ...policySilences,
      "it was put off to a day ahead": () => requireTwoFactor(world.sql, northwind.id, "3 days"),
    },
  },
  two_factor_reminder: {
    make: () => hitByPolicy("two_factor_reminder", "3 days"),
    silencedBy: {
      ...policySilences,
      "it was moved to another day": () => requireTwoFactor(world.sql, northwind.id, "5 days"),
      "its day has come": () => requireTwoFactor(world.sql, northwind.id, "-1 minute"),
    },
  },
  monthly_report: {
    async make() {
      const who = await person("Owner");
      await joinTeam(world.sql, who, northwind, "owner");
      await world.sql`update members set receives_report = true where user_id = ${who.userId}`;
      const ids = { organisationId: northwind.id, userId: who.userId, period: "2026-11", asked: "" };
      return {
        message: message("monthly_report", ids),
        to: { name: who.name, address: who.address },
        says: [who.name, northwind.name, "November 2026", "Members and roles", "Proof for your records"],
        links: [`${appUrl}/orgs/${northwind.slug}/report`],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "the owner was demoted": ({ userId = "" }) => joinTeam(world.sql, { userId }, northwind, "administrator"),
      "the owner unticked the box": ({ userId = "" }) =>
        world.sql`update members set receives_report = false where user_id = ${userId}`,
      "the owner left": leave,
      "the owner's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  member_removed: {
    async make() {
      const who = await person("Member");
      const memberId = await joinTeam(world.sql, who, northwind, "technician");
      const actor = await memberActor(world.sql, olive, northwind);
      return {
        message: await queuedBy("member_removed", () =>
          removeMember(world.ctx, actor, { memberId, confirmation: who.name }),
        ),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "they are back": ({ userId = "" }) => joinTeam(world.sql, { userId }, northwind, "member"),
      "the account was archived": archive,
      "the organisation was deleted": close,
    },
  },
};

/** A request about somebody of Northwind, asked for by an owner, as it stands at some point. */
async function resetOf(state: "requested" | "verified" | "done" | "cancelled") {
  const who = await person("Lost");
  const owner = await person("Owner");
  await joinTeam(world.sql, who, northwind, "technician");
  await joinTeam(world.sql, owner, northwind, "owner");
  const resetId = systemIds.create("tfr");
  const seed = newSeed(world.ctx.mailKeys);
  const token = deriveToken(world.ctx.mailKeys, "reset-cancel", resetId, seed);
  await world.sql`insert into two_factor_resets (id, organisation_id, user_id, requested_by, reason, state, verified_by, due_at,
      nonce, kid, token_hash)
    values (${resetId}, ${northwind.id}, ${who.userId}, ${owner.userId}, 'A reason for nobody else', ${state}, 'usr_1',
      '2026-12-04T09:30:00Z', ${seed.nonce}, ${seed.kid}, ${hashToken(token)})`;
  return { who, owner, resetId, token };
}

/** An offer of Northwind to one of its members, as it stands at some point. */
async function offered(state: "pending" | "accepted") {
  const [giver, taker] = [await person("Giver"), await person("Taker")];
  await joinTeam(world.sql, giver, northwind, "owner");
  await joinTeam(world.sql, taker, northwind, "technician");
  const transferId = systemIds.create("own");
  await world.sql`delete from ownership_transfers`;
  await world.sql`insert into ownership_transfers (id, organisation_id, offered_by, offered_to, state)
    values (${transferId}, ${northwind.id}, ${giver.userId}, ${taker.userId}, ${state})`;
  return { giver, taker, transferId };
}

const names = Object.keys(cases) as MailName[];

describe.each(names)("the mail %s", (name) => {
  test("goes to the stored address with what its rows say now and links of our own address", async () => {
    const made = await cases[name].make();
    const before = post.transport.mails.length;
    expect(await post.send(made.message, "job-7")).toBe("sent");
    const [mail, ...more] = post.transport.mails.slice(before);
    expect(more).toEqual([]);
    expect(mail?.to).toEqual(made.to);
    expect(mail?.from).toEqual({ name: "Rollcall", address: "team@rollcall.example" });
    expect(mail?.key).toBe("key-of-job-7");
    for (const words of [...made.says, ...(made.links ?? [])]) expect(mail?.text).toContain(words);
    for (const url of `${mail?.text} ${mail?.html}`.match(/https?:\/\/[^\s"<]+/g) ?? [])
      if (!url.startsWith("http://www.w3.org/")) expect(url).toMatch(/^https:\/\/rollcall\.example(?:\/|$)/);
    // A second try after a crash is the same mail to the provider (INV-16).
    await post.send(made.message, "job-7");
    expect(post.transport.mails.at(-1)).toEqual(mail);
  });

  test.each(Object.entries(cases[name].silencedBy))("is not sent when meanwhile %s", async (_what, happen) => {
    const made = await cases[name].make();
    await happen(made.ids);
    const before = post.transport.mails.length;
    expect(await post.send(made.message)).toBe("dropped");
    expect(post.transport.mails).toHaveLength(before);
    const line = post.lines.at(-1);
    expect(line).toEqual({ message: "mail dropped: nothing left to say", mail: name, job: "1" });
    await world.sql`update organisations set deleted_at = null where id = ${northwind.id}`;
  });

  test("is not sent when what it tells of was never there", async () => {
    const notIds: Readonly<Record<string, string | number>> = {
      sendNumber: 1,
      to: "old",
      period: "2026-11",
      news: "done",
      act: "created",
      state: "accepted",
      from: "2026-12-01T00:00:00.000Z",
      at: "2026-12-01T00:00:00.000Z",
    };
    const ids = Object.fromEntries(Object.keys(mails[name].shape).map((key) => [key, notIds[key] ?? gone]));
    expect(await post.send({ name, ids } as unknown as Message)).toBe("dropped");
  });

  test("is queued as ids and nothing else, whatever somebody adds", async () => {
    const { message: queued } = await cases[name].make();
    expect(JSON.stringify(queued)).not.toMatch(/@|https?:|~/);
    const ids = { ...queued.ids, email: "mallory@example.com" };
    await expect(post.send({ name, ids } as unknown as Message)).rejects.toThrow(/email|unrecognized/i);
  });
});

test("a mail's key is made when it is queued, so that no other database that counts jobs alike has it too", async () => {
  const { message: queued } = await cases.password_changed.make();
  const queue = async () => {
    await post.clear();
    await world.sql`select setval('graphile_worker.jobs_id_seq1', 1000)`;
    await asSystem(world.ctx.db, (tx) => enqueue(tx, queued));
    const [job] = await world.sql<{ id: string; key: string }[]>`
      select id::text, payload ->> 'key' as key from graphile_worker._private_jobs`;
    return job;
  };
  const [here, elsewhere] = [await queue(), await queue()];
  expect(here?.id).toBe(elsewhere?.id);
  expect(here?.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(here?.key).not.toBe(elsewhere?.key);
  expect(await post.sendAll()).toMatchObject([{ key: elsewhere?.key }]);
});

test("a mail that the provider refuses for good is dropped, with a line that names neither address nor link", async () => {
  const made = await cases.invitation.make();
  const before = post.transport.mails.length;
  post.transport.failNext(1, { retry: false });
  expect(await post.send(made.message, "9")).toBe("dropped");
  expect(post.transport.mails).toHaveLength(before);
  const line = post.lines.at(-1);
  expect(line).toMatchObject({ level: "error", message: "mail refused for good", mail: "invitation", job: "9" });
  expect(JSON.stringify(line)).not.toMatch(/@|\/invitations\//);
});

test("a mail that may go through later is left to the queue, which tries again", async () => {
  const made = await cases.invitation.make();
  post.transport.failNext(1);
  await expect(post.send(made.message)).rejects.toMatchObject({ name: "MailNotSent", retry: true });
  expect(await post.send(made.message)).toBe("sent");
});

test("text messages that were queued before they were switched off are dropped, with a line that says so", async () => {
  const lines: object[] = [];
  const off = { ...post.setup, texts: null, log: (line: object) => void lines.push(line) };
  expect(await deliver(off, "7", message("sign_in_code", { codeId: gone }))).toBe("dropped");
  expect(lines).toEqual([{ message: "text dropped: text messages are off", text: "sign_in_code", job: "7" }]);
});

test("a job that is none of ours fails aloud", async () => {
  for (const name of ["nothing", "constructor", "__proto__"])
    await expect(post.send({ name, ids: {} } as unknown as Message)).rejects.toThrow("unknown message");
});
