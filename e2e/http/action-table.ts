import { cast, castMemberId } from "../../db/seed";
import { createId } from "../../lib/kernel/ids";
import { fingerprint } from "../../lib/roles/fingerprint";
import { plantRole } from "../../lib/testing/own-role";
import { answerOf } from "../fixtures/actions";
import type { Reply } from "../fixtures/ask";
import { password } from "../fixtures/place";
import type { Person, World } from "../fixtures/world";
import { expect } from "../fixtures/world";

export interface ActionRow {
  /** Who may do it at all. */
  readonly access: "role" | "self" | "platform" | "invitee" | "public";
  /** A page that has the form. */
  readonly page: string;
  /** Somebody for whom `fields` would work. */
  readonly as: Person | null;
  readonly fields: Readonly<Record<string, string>>;
  /** For what strangers may do: the fields with which it does nothing. */
  readonly harmless?: Readonly<Record<string, string>>;
  /** The field that names a thing of another organisation or person, and whose id that is. */
  readonly target?: { readonly field: string; readonly foreign: string; readonly random: string };
}

const fresh = "a lantern in the boat house";
const token = "A".repeat(43);

/** What each server action of the build needs to succeed. A new action without a row fails a test. */
export async function actionTable(world: World): Promise<Readonly<Record<string, ActionRow>>> {
  const { northwind, southbank } = cast;
  const theirs = await world.invite(`foreign-${createId("evt").slice(-8)}@guests.example`, "southbank");
  const ours = await world.invite(`ours-${createId("evt").slice(-8)}@guests.example`);
  const forOtto = await liveInvitationFor(world);
  const other = await sessionIdOf(world, "vera");
  const own = await sessionIdOf(world, "olive");
  const theirKey = await keyOf(world, "vera");
  const theirToken = await tokenOf(world, "vera", northwind.id);
  const organisation = northwind.slug;
  const team = `/orgs/${organisation}/team`;
  const newRole = `Guard ${createId("evt").slice(-8)}`;
  const reportPage = `/orgs/${organisation}/report`;
  const reviewId = await reviewIn(world, northwind.id);
  const memberId = castMemberId(cast.vera, northwind);
  const aboutReview = {
    access: "role",
    page: reportPage,
    as: "olive",
    target: { field: "reviewId", foreign: await reviewIn(world, southbank.id), random: createId("rev") },
  } as const;
  const label = `Watch ${createId("evt").slice(-8)}`;
  const roleId = await plantRole(world.sql, northwind, label, ["team:view"]);
  const seen = fingerprint({ label, sentence: "", permissions: ["team:view"] });
  const aboutRole = {
    access: "role",
    page: `${team}/roles/${roleId}`,
    as: "olive",
    target: {
      field: "roleId",
      foreign: await plantRole(world.sql, southbank, `Watch ${createId("evt").slice(-8)}`, ["team:view"]),
      random: createId("rol"),
    },
  } as const;
  const invitationPage = `/invitations/${forOtto.token}`;
  const foreignInvitation = { field: "invitation", foreign: ours.id, random: createId("inv") };
  return {
    signOutAction: { access: "self", page: "/profile", as: "olive", fields: {} },
    createOrganisationAction: {
      access: "self",
      page: "/orgs/new",
      as: "olive",
      fields: { name: "Extra Works", slug: `extra-${createId("org").slice(-8)}` },
    },
    changePasswordAction: {
      access: "self",
      page: "/profile/security",
      as: "olive",
      fields: { current: password, password: fresh },
    },
    revokeOtherSessionsAction: { access: "self", page: "/profile/sessions", as: "olive", fields: {} },
    revokeSessionAction: {
      access: "self",
      page: "/profile/sessions",
      as: "olive",
      fields: { sessionId: own },
      target: { field: "sessionId", foreign: other, random: createId("ses") },
    },
    switchAccountAction: {
      access: "self",
      page: invitationPage,
      as: "olive",
      fields: { "?invitation": forOtto.token },
    },
    acceptAction: {
      access: "invitee",
      page: invitationPage,
      as: "otto",
      fields: { invitation: forOtto.token },
      target: foreignInvitation,
    },
    declineAction: {
      access: "invitee",
      page: invitationPage,
      as: "otto",
      fields: { invitation: forOtto.token },
      target: foreignInvitation,
    },
    askPasswordResetAction: {
      access: "public",
      page: "/forgot-password",
      as: null,
      fields: { email: cast.vera.email },
      harmless: { email: `nobody-${createId("evt").slice(-8)}@guests.example` },
    },
    registerAction: {
      access: "public",
      page: "/register",
      as: null,
      fields: { name: "Nora Falk", email: `nora-${createId("evt").slice(-8)}@guests.example`, password: fresh },
      harmless: { name: "Nora Falk", email: "nora@guests.example", password: "short" },
    },
    resetPasswordAction: {
      access: "public",
      page: `/reset-password/${token}`,
      as: null,
      fields: { token, password: fresh },
      harmless: { token, password: fresh },
    },
    signInAction: {
      access: "public",
      page: "/sign-in",
      as: null,
      fields: { email: cast.vera.email, password },
      harmless: { email: "nobody@guests.example", password },
    },
    askKeyAction: {
      access: "public",
      page: "/sign-in/two-factor",
      as: null,
      fields: {},
      // No sign-in waits for its second step.
      harmless: {},
    },
    useKeyAction: {
      access: "public",
      page: "/sign-in/two-factor",
      as: null,
      fields: { response: "{}" },
      harmless: { response: "{}" },
    },
    // Anybody may ask; only what is asked too much is refused.
    askPasskeyAction: { access: "public", page: "/sign-in", as: null, fields: {}, harmless: { email: "planted" } },
    signInWithPasskeyAction: {
      access: "public",
      page: "/sign-in",
      as: null,
      fields: { response: "{}" },
      harmless: { response: "{}" },
    },
    askKeyToConfirmAction: { access: "self", page: "/confirm", as: "olive", fields: {} },
    confirmWithKeyAction: { access: "self", page: "/confirm", as: "olive", fields: { response: "{}" } },
    confirmHereWithKeyAction: { access: "self", page: "/profile/security", as: "olive", fields: { response: "{}" } },
    askNewKeyAction: { access: "self", page: "/profile/security", as: "olive", fields: {} },
    addKeyAction: {
      access: "self",
      page: "/profile/security",
      as: "olive",
      fields: { name: "Blue key", response: "{}" },
    },
    renameKeyAction: {
      access: "self",
      page: "/profile/security",
      as: "olive",
      fields: { keyId: createId("key"), name: "Red key" },
      target: { field: "keyId", foreign: theirKey, random: createId("key") },
    },
    removeKeyAction: {
      access: "self",
      page: "/profile/security",
      as: "olive",
      fields: { keyId: createId("key") },
      target: { field: "keyId", foreign: theirKey, random: createId("key") },
    },
    confirmAction: {
      access: "public",
      page: `/verify-email/${token}`,
      as: null,
      fields: { token },
      harmless: { token },
    },
    inviteAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, email: `new-${createId("evt").slice(-8)}@guests.example`, role: "read_only" },
    },
    revokeAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, invitationId: ours.id },
      target: { field: "invitationId", foreign: theirs.id, random: createId("inv") },
    },
    inviteSeveralAction: {
      access: "role",
      page: `${team}/invite/several`,
      as: "adam",
      fields: { organisation, addresses: `several-${createId("evt").slice(-8)}@guests.example`, role: "read_only" },
    },
    resendAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, invitationId: ours.id },
      target: { field: "invitationId", foreign: theirs.id, random: createId("inv") },
    },
    replaceLinkAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, invitationId: ours.id },
      target: { field: "invitationId", foreign: theirs.id, random: createId("inv") },
    },
    copyLinkAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, invitationId: ours.id },
      target: { field: "invitationId", foreign: theirs.id, random: createId("inv") },
    },
    changeRoleAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), role: "technician" },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
    createRoleAction: {
      access: "role",
      page: `${team}/roles/new`,
      as: "olive",
      fields: { organisation, label: newRole, sentence: "", "permission:team:view": "on" },
    },
    editRoleAction: {
      ...aboutRole,
      fields: { organisation, roleId, seen, label: newRole, sentence: "", "permission:ets:view": "on" },
    },
    deleteRoleAction: { ...aboutRole, fields: { organisation, roleId } },
    // Olive has no factor here, so what works for her is to leave it off.
    setTwoFactorPolicyAction: {
      access: "role",
      page: `${team}/two-factor`,
      as: "olive",
      fields: { organisation, isRequired: "no" },
    },
    subscribeToReportAction: { access: "role", page: team, as: "olive", fields: { organisation, receives: "on" } },
    sendReportNowAction: { access: "role", page: reportPage, as: "olive", fields: { organisation } },
    startReviewAction: { access: "role", page: reportPage, as: "olive", fields: { organisation } },
    keepInReviewAction: { ...aboutReview, fields: { organisation, reviewId, memberId } },
    lowerInReviewAction: { ...aboutReview, fields: { organisation, reviewId, memberId, role: "member" } },
    removeInReviewAction: {
      ...aboutReview,
      fields: { organisation, reviewId, memberId, confirmation: cast.vera.name },
    },
    finishReviewAction: { ...aboutReview, fields: { organisation, reviewId } },
    editOrganisationAction: {
      access: "role",
      page: `/orgs/${organisation}/settings`,
      as: "adam",
      fields: {
        organisation,
        name: "Northwind Energy North",
        slug: organisation,
        timeZone: "Europe/London",
        defaultRole: "technician",
        approvedDomains: "",
      },
    },
    createTokenAction: {
      access: "self",
      page: "/profile/tokens",
      as: "olive",
      fields: { organisation, name: "Nightly export", expires: "90", "permission:team:view": "on" },
    },
    revokeTokenAction: {
      access: "self",
      page: "/profile/tokens",
      as: "olive",
      fields: { tokenId: createId("tok") },
      target: { field: "tokenId", foreign: theirToken, random: createId("tok") },
    },
    revokeMemberTokenAction: {
      access: "role",
      page: `${team}/tokens`,
      as: "olive",
      // No target: whoever is not an owner is told so before any id is looked at. Ids are tried in lib/tokens.
      fields: { organisation, tokenId: createId("tok") },
    },
    offerOwnershipAction: {
      access: "role",
      page: `/orgs/${organisation}/settings`,
      as: "olive",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind) },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
    cancelOfferAction: {
      access: "role",
      page: `/orgs/${organisation}/settings`,
      as: "olive",
      fields: { organisation, offerId: createId("own") },
    },
    acceptOwnershipAction: {
      access: "self",
      page: `/orgs/${organisation}`,
      as: "adam",
      fields: { organisation, offerId: createId("own") },
    },
    declineOwnershipAction: {
      access: "self",
      page: `/orgs/${organisation}`,
      as: "adam",
      fields: { organisation, offerId: createId("own") },
    },
    askForSeatsAction: {
      access: "role",
      page: `/orgs/${organisation}/settings`,
      as: "adam",
      fields: { organisation, seats: "5000" },
    },
    deleteOrganisationAction: {
      access: "role",
      page: `/orgs/${organisation}/settings`,
      as: "olive",
      fields: { organisation, confirmation: northwind.name },
    },
    setEndDateAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), endsOn: "" },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
    leaveAction: { access: "self", page: "/profile", as: "adam", fields: { organisation } },
    acceptFromProfileAction: {
      access: "invitee",
      page: "/profile",
      as: "otto",
      fields: { invitation: forOtto.token },
      target: foreignInvitation,
    },
    declineFromProfileAction: {
      access: "invitee",
      page: "/profile",
      as: "otto",
      fields: { invitation: forOtto.token },
      target: foreignInvitation,
    },
    changeNameAction: { access: "self", page: "/profile", as: "olive", fields: { name: "Olive Other" } },
    changeEmailAction: {
      access: "self",
      page: "/profile",
      as: "olive",
      fields: { email: `olive-${createId("evt").slice(-8)}@guests.example`, password },
    },
    deleteAccountAction: {
      access: "self",
      page: "/profile/delete",
      as: "adam",
      fields: { email: cast.adam.email, password },
    },
    confirmNewEmailAction: {
      access: "public",
      page: `/verify-new-email/${token}`,
      as: null,
      fields: { token },
      harmless: { token },
    },
    undoAction: {
      access: "public",
      page: `/undo-email-change/${token}`,
      as: null,
      fields: { token },
      harmless: { token },
    },
    askResetAction: {
      access: "role",
      page: team,
      as: "olive",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), reason: "Her phone fell into the harbour" },
    },
    cancelResetAction: {
      access: "public",
      page: `/cancel-reset/${token}`,
      as: null,
      fields: { token },
      harmless: { token },
    },
    // The second step, and proving oneself again.
    enterCodeAction: {
      access: "public",
      page: "/sign-in/two-factor",
      as: null,
      fields: { way: "totp", code: "123456" },
      harmless: { way: "totp", code: "123456" },
    },
    sendNewCodeAction: {
      access: "public",
      page: "/sign-in/two-factor",
      as: null,
      fields: { way: "email" },
      harmless: { way: "email" },
    },
    followSignInLinkAction: {
      access: "public",
      page: `/sign-in/link/${token}`,
      as: null,
      fields: { token },
      harmless: { token },
    },
    acceptGrantAction: { access: "self", page: `/admin/grant/${token}`, as: "olive", fields: { token } },
    ...platformActions(),
    confirmIdentityAction: {
      access: "self",
      page: "/confirm",
      as: "olive",
      fields: { way: "password", code: password },
    },
    confirmIdentityHereAction: {
      access: "self",
      page: "/profile/security",
      as: "olive",
      fields: { way: "password", code: password },
    },
    sendConfirmCodeAction: { access: "self", page: "/sign-in/two-factor", as: "olive", fields: {} },
    askRevalidationAction: { access: "self", page: "/revalidate-email", as: "olive", fields: {} },
    changeWaitingEmailAction: {
      access: "self",
      page: "/revalidate-email/change",
      as: "olive",
      fields: { email: `olive-${createId("evt").slice(-8)}@guests.example`, password },
    },
    revalidateEmailAction: {
      access: "public",
      page: `/revalidate-email/${token}`,
      as: null,
      fields: { token },
      harmless: { token },
    },
    // What somebody sets up.
    askForAppAction: { access: "self", page: "/two-factor/setup", as: "olive", fields: {} },
    turnOnAppAction: { access: "self", page: "/two-factor/setup/app", as: "olive", fields: { code: "123456" } },
    askMobileCodeAction: {
      access: "self",
      page: "/two-factor/setup/text",
      as: "olive",
      fields: { mobile: "07700 900123" },
    },
    turnOnTextsAction: {
      access: "self",
      page: "/two-factor/setup/text",
      as: "olive",
      fields: { code: "123456", asMethod: "yes" },
    },
    removeAppAction: { access: "self", page: "/profile/security", as: "olive", fields: {} },
    makeRecoveryCodesAction: { access: "self", page: "/profile/security", as: "olive", fields: {} },
    changeSignInMethodAction: {
      access: "self",
      page: "/profile/security",
      as: "olive",
      fields: { method: "email_auth" },
    },
    askNewMobileAction: {
      access: "self",
      page: "/profile/security/mobile",
      as: "olive",
      fields: { mobile: "07700 900123" },
    },
    confirmNewMobileAction: {
      access: "self",
      page: "/profile/security/mobile",
      as: "olive",
      fields: { code: "123456" },
    },
    cancelMyResetAction: { access: "self", page: "/profile/security", as: "olive", fields: {} },
    removeMobileAction: { access: "self", page: "/profile/security", as: "olive", fields: {} },
    removeAction: {
      access: "role",
      page: team,
      as: "adam",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), confirmation: cast.vera.name },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
  };
}

/** For platform admins, of whom the cast has none: whoever tries finds nothing there. */
function platformActions(): Record<string, ActionRow> {
  const [personId, resetId] = [cast.vera.userId, createId("tfr")];
  const row = (page: string, fields: Record<string, string>): ActionRow => ({
    access: "platform",
    page,
    as: "olive",
    fields,
  });
  const desk = `/admin/organisations/${cast.northwind.id}`;
  const review = `/admin/resets/${resetId}`;
  return {
    unlockAction: row("/admin/users", { personId }),
    endSessionsAction: row("/admin/users", { personId }),
    archiveAction: row(`/admin/users/${personId}`, { personId }),
    unarchiveAction: row(`/admin/users/${personId}`, { personId }),
    restoreOrganisationAction: row(desk, { organisation: cast.northwind.id }),
    setSeatLimitAction: row(desk, { organisation: cast.northwind.id, seats: "30" }),
    openResetAction: row(`/admin/users/${personId}`, { personId, reason: "She has lost everything on a train" }),
    verifyResetAction: row(review, { resetId, verification: "A video call, with her passport" }),
    confirmResetAction: row(review, { resetId }),
    refuseResetAction: row(review, { resetId }),
  };
}

async function liveInvitationFor(world: World) {
  await world.sql`update invitations set state = 'revoked' where email_canonical = ${cast.otto.email} and state = 'pending'`;
  return world.invite(cast.otto.email);
}

/** An organisation's open review. */
async function reviewIn(world: World, organisationId: string) {
  await world.sql`insert into access_reviews (id, organisation_id, started_by)
    values (${createId("rev")}, ${organisationId}, 'usr_1') on conflict do nothing`;
  const [row] = await world.sql<{ id: string }[]>`
    select id from access_reviews where organisation_id = ${organisationId} and finished_at is null`;
  return row?.id ?? "";
}

async function sessionIdOf(world: World, person: Person) {
  await world.signInAs(person);
  const [row] = await world.sql<{ id: string }[]>`
    select id from sessions where user_id = ${cast[person].userId} order by created_at desc limit 1`;
  return row?.id ?? "";
}

/** An API token of somebody else, which nobody holds: only its id matters. */
async function tokenOf(world: World, person: Person, organisationId: string) {
  const id = createId("tok");
  await world.sql`insert into api_tokens (id, organisation_id, user_id, name, token_hash, prefix, last_four, scopes,
    has_two_factor, expires_at) values (${id}, ${organisationId}, ${cast[person].userId}, 'Token', ${id}, 'rollcall_pat_',
    'abcd', '["team:view"]', false, now() + interval '90 days')`;
  return id;
}

/** A security key of somebody else, which nobody holds: only its id matters. */
async function keyOf(world: World, person: Person) {
  const id = createId("key");
  await world.sql`insert into security_keys (id, user_id, credential_id, public_key, counter, is_backup_eligible,
    is_backed_up, name) values (${id}, ${cast[person].userId}, ${id}, 'x', 0, false, false, 'Key')`;
  return id;
}

/** Sent away, turned down or not even found; never a success, and nobody is signed in by it. */
export function expectRefused(reply: Reply, what: string) {
  const answer = answerOf(reply);
  expect(answer?.status ?? "refused", what).toBe("refused");
  expect(reply.body, what).not.toMatch(/\\?"status\\?":\\?"done/);
  const cookies = [reply.headers["set-cookie"] ?? []].flat().filter((each) => /rollcall_session=[^;]/.test(each));
  expect(cookies, what).toEqual([]);
  const target = reply.headers.location ?? reply.headers["x-action-redirect"]?.toString();
  if (target && !/[?&]_rsc/.test(target))
    expect(target, what).toMatch(
      /^(?:\/(?:sign-in|two-factor\/setup)(?:[?;]|$)|\/forgot-password\/sent|\/(?!\/)[^?]*$)/,
    );
  expect([200, 303, 307, 308, 400, 403, 404, 405, 409, 411, 421], `${what}: ${reply.status}`).toContain(reply.status);
}
