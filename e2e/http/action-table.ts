import { type CastPerson, cast, castMemberId } from "../../db/seed";
import { newCallbackSecret, sealCallbackSecret } from "../../lib/api-integration/callback-secret";
import { fingerprint } from "../../lib/kernel/fingerprint";
import { createId } from "../../lib/kernel/ids";
import { projectPlace } from "../../lib/kernel/project-place";
import { plantKey } from "../../lib/testing/factors";
import { plantRole } from "../../lib/testing/own-role";
import { plantSession, plantToken } from "../../lib/testing/plant";
import { plantCase } from "../../lib/testing/plant-case";
import { plantDirectoryGroup } from "../../lib/testing/plant-directory";
import {
  plantCallback,
  plantGoLiveRequest,
  plantJoinRequest,
  plantPlace,
  plantProject,
  plantProjectInvitation,
  plantProjectKey,
  plantProposal,
} from "../../lib/testing/plant-project";
import { plantFolder, plantTemplate } from "../../lib/testing/plant-template";
import { encryptionKeys, password } from "../fixtures/place";
import type { Person, World } from "../fixtures/world";

export interface ActionRow {
  /** Somebody for whom `fields` would work; nobody where anybody may. */
  readonly as?: Person;
  readonly fields: Readonly<Record<string, string>>;
  /** For what strangers may do: fields with which it does nothing, where `fields` would do something. */
  readonly harmless?: Readonly<Record<string, string>>;
  /** The field that names a thing of another organisation or person, and whose id that is. */
  readonly target?: { readonly field: string; readonly foreign: string; readonly random: string };
  /** Where the form stands, if the page that the build names has no example that would do. */
  readonly page?: string;
}

const fresh = "a lantern in the boat house";
const token = "A".repeat(43);
/** One pixel. */
const smallestPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** What the rows are about, in a world or as ids alone. */
type ThingCase = Readonly<Awaited<ReturnType<typeof plantCase>>>;

export interface ActionThings {
  readonly invitation: { readonly ours: string; readonly theirs: string; readonly forOtto: string };
  readonly session: { readonly own: string; readonly theirs: string };
  /** Deleted ones. */
  readonly project: { readonly ours: string; readonly theirs: string };
  readonly review: { readonly ours: string; readonly theirs: string };
  readonly role: { readonly ours: string; readonly theirs: string; readonly label: string };
  /** In which Olive may write templates by her role. */
  readonly otherProject: string;
  readonly folder: { readonly ours: string; readonly theirs: string };
  readonly template: { readonly ours: string; readonly theirs: string };
  /** One that is Adam's, one that is nobody's and one that is resolved, in Northwind's Harbour, and one in Southbank. */
  readonly serviceCase: {
    readonly ours: ThingCase;
    readonly free: ThingCase;
    readonly done: ThingCase;
    readonly theirs: string;
  };
  /** Each of somebody else. */
  readonly key: string;
  readonly token: string;
  readonly projectKey: { readonly ours: string; readonly theirs: string };
  readonly offer: string;
  /** Somebody whom the directory has not, in Northwind and in Southbank. */
  readonly directoryEntry: { readonly ours: string; readonly theirs: string };
  readonly projectInvitation: { readonly ours: string; readonly theirs: string };
  /** About Mia in Northwind's Harbour, and in Southbank. */
  readonly proposal: { readonly ours: string; readonly theirs: string };
  /** Of Vera for Northwind's Harbour, and of Mia in Southbank. */
  readonly joinRequest: { readonly ours: string; readonly theirs: string };
  /** `project`: Northwind's, which asks by Adam; `ready`: another one that could ask. */
  readonly goLive: { readonly ours: string; readonly theirs: string; readonly project: string; readonly ready: string };
}

/** The rows for a world in which their things have just been made. */
export async function actionTable(world: World): Promise<Readonly<Record<string, ActionRow>>> {
  const { northwind, southbank } = cast;
  const invited = async (word: string, to?: "southbank") =>
    (await world.invite(`${word}-${createId("evt").slice(-8)}@guests.example`, to)).id;
  const sessionOf = async (who: { userId: string }) => (await plantSession(world.sql, who)).id;
  const watch = () => `Watch ${createId("evt").slice(-8)}`;
  const label = watch();
  await putIntoHarbour(world);
  await giveHarbourCallback(world);
  return actionRows({
    invitation: {
      theirs: await invited("foreign", "southbank"),
      ours: await invited("ours"),
      forOtto: (await liveInvitationFor(world)).token,
    },
    session: { theirs: await sessionOf(cast.vera), own: await sessionOf(cast.olive) },
    project: { theirs: await deletedIn(world, southbank), ours: await deletedIn(world, northwind) },
    review: { ours: await reviewIn(world, northwind.id), theirs: await reviewIn(world, southbank.id) },
    role: {
      label,
      ours: await plantRole(world.sql, northwind, label, ["team:view"]),
      theirs: await plantRole(world.sql, southbank, watch(), ["team:view"]),
    },
    otherProject: await plantProject(world.sql, northwind),
    folder: {
      ours: await plantFolder(world.sql, cast.harbour.id, { name: label }),
      theirs: await plantFolder(world.sql, cast.signals.id),
    },
    template: {
      ours: await plantTemplate(world.sql, cast.harbour.id, { bodies: ["Once.", "Now."] }),
      theirs: await plantTemplate(world.sql, cast.signals.id, { bodies: ["Once.", "Now."] }),
    },
    serviceCase: {
      ours: await plantCase(world.sql, cast.harbour.id, { assigneeId: castMemberId(cast.adam, northwind) }),
      free: await plantCase(world.sql, cast.harbour.id),
      done: await plantCase(world.sql, cast.harbour.id, { isResolved: true }),
      theirs: (await plantCase(world.sql, cast.signals.id)).caseId,
    },
    key: await plantKey(world.sql, cast.vera.userId, null),
    token: await plantToken(world.sql, cast.vera, northwind),
    projectKey: {
      ours: await plantProjectKey(world.sql, cast.harbour.id),
      theirs: await plantProjectKey(world.sql, cast.signals.id),
    },
    offer: await offerOf(world, southbank.id),
    directoryEntry: await directoryEntriesIn(world),
    projectInvitation: {
      ours: await plantProjectInvitation(world.sql, cast.harbour.id, await invited("crew"), cast.olive),
      theirs: await plantProjectInvitation(world.sql, cast.signals.id, await invited("crew", "southbank"), cast.otto),
    },
    proposal: await proposalsIn(world),
    joinRequest: await joinRequestsIn(world),
    goLive: await goLiveIn(world),
  });
}

function serviceCaseRows({ serviceCase: { ours, free, done, theirs } }: ActionThings): Record<string, ActionRow> {
  const project = projectPlace(cast.northwind.slug, cast.harbour.id);
  const cases = `/orgs/${project}/cases`;
  const about = ({ caseId, number }: ThingCase, fields: Readonly<Record<string, string>> = {}, rest = "") => ({
    as: "olive" as const,
    page: `${cases}/${number}${rest}`,
    fields: { project, caseId, ...fields },
    target: { field: "caseId", foreign: theirs, random: createId("cas") },
  });
  const text = { title: "Relay 3 sends no readings", description: "Since Tuesday." };
  return {
    createCaseAction: { as: "olive", page: `${cases}/new`, fields: { project, ...text } },
    editCaseAction: about(ours, { ...text, title: "Relay 4" }, "/edit"),
    commentOnCaseAction: about(ours, { comment: "Seen." }),
    pickUpCaseAction: about(free),
    assignCaseAction: about(free, { memberId: castMemberId(cast.olive, cast.northwind) }, "/assign"),
    releaseCaseAction: about(ours, {}, "/assign"),
    resolveCaseAction: about(ours, { comment: "" }),
    reopenCaseAction: about(done),
    deleteCaseAction: about(ours, {}, "/delete"),
    setCaseMailsAction: { as: "olive", page: cases, fields: { organisation: cast.northwind.slug } },
  };
}

async function directoryEntriesIn({ sql }: World) {
  const [ours = ""] = await plantDirectoryGroup(sql, cast.northwind, [cast.vera]);
  const [theirs = ""] = await plantDirectoryGroup(sql, cast.southbank, [cast.otto]);
  return { ours, theirs };
}

async function deletedIn({ sql }: World, organisation: { readonly id: string }): Promise<string> {
  const id = await plantProject(sql, organisation);
  await sql`update projects set deleted_at = now(), deleted_by = ${cast.olive.userId} where id = ${id}`;
  return id;
}
/**
 * What each server action needs to succeed. Who may run it and which steps it waits for stands in the registry, which pages
 * have it in the build (attacked-actions.ts). scripts/checks/action-rows.test.ts asks for a row of a new one.
 */
export function actionRows(things: ActionThings): Readonly<Record<string, ActionRow>> {
  const { northwind, southbank } = cast;
  const organisation = northwind.slug;
  const team = `/orgs/${organisation}/team`;
  const newRole = `Guard ${createId("evt").slice(-8)}`;
  const reviewId = things.review.ours;
  const memberId = castMemberId(cast.vera, northwind);
  const aboutReview = {
    as: "olive",
    target: { field: "reviewId", foreign: things.review.theirs, random: createId("rev") },
  } as const;
  const { label } = things.role;
  const roleId = things.role.ours;
  const seen = fingerprint({ label, sentence: "", permissions: ["team:view"] });
  const aboutRole = {
    page: `${team}/roles/${roleId}`,
    as: "olive",
    target: { field: "roleId", foreign: things.role.theirs, random: createId("rol") },
  } as const;
  const project = projectPlace(organisation, cast.harbour.id);
  const templates = `/orgs/${project}/templates`;
  const folderId = things.folder.ours;
  const aboutFolder = {
    page: templates,
    as: "olive",
    target: { field: "folderId", foreign: things.folder.theirs, random: createId("fld") },
  } as const;
  const templateId = things.template.ours;
  const aboutTemplate = {
    page: `${templates}/${templateId}`,
    as: "olive",
    target: { field: "templateId", foreign: things.template.theirs, random: createId("tpl") },
  } as const;
  const seenOf = { name: "Power cut", subject: null, body: "Now." };
  const { ours, theirs, forOtto } = things.invitation;
  const invitationPage = `/invitations/${forOtto}`;
  const foreignInvitation = { field: "invitation", foreign: ours, random: createId("inv") };
  const foreignSender = { field: "senderId", foreign: cast.box.id, random: createId("prs") };
  const foreignOffer = { field: "offerId", foreign: things.offer, random: createId("own") };
  return {
    signOutAction: { as: "olive", fields: {} },
    createOrganisationAction: {
      as: "olive",
      fields: { name: "Extra Works", slug: `extra-${createId("org").slice(-8)}` },
    },
    editBrandingAction: { as: "olive", fields: { project, brandName: `Works ${createId("prj").slice(-8)}` } },
    setLogoAction: { as: "olive", fields: { project, picture: smallestPng } },
    removeLogoAction: { as: "olive", fields: { project } },
    setEmailSignInAction: { as: "olive", fields: { project, isOn: "yes" } },
    setFolderPermissionsAction: { as: "olive", fields: { project, isOn: "yes" } },
    addSenderAction: {
      as: "olive",
      fields: { project, kind: "email", value: `desk-${createId("prs").slice(-8)}@northwind.example` },
    },
    changeSenderAction: {
      as: "olive",
      fields: {
        project,
        senderId: cast.desk.id,
        kind: "email",
        value: `desk-${createId("prs").slice(-8)}@northwind.example`,
      },
      target: foreignSender,
    },
    makeDefaultSenderAction: { as: "olive", fields: { project, senderId: cast.desk.id }, target: foreignSender },
    removeSenderAction: { as: "olive", fields: { project, senderId: cast.desk.id }, target: foreignSender },
    createProjectKeyAction: {
      as: "olive",
      fields: { project, name: "Mailer", days: "90", "scope:settings:read": "on" },
    },
    revokeProjectKeyAction: {
      page: `/orgs/${project}/api/keys/${things.projectKey.ours}/revoke`,
      as: "olive",
      fields: { project, keyId: things.projectKey.ours },
      target: { field: "keyId", foreign: things.projectKey.theirs, random: createId("pky") },
    },
    setGuestListAction: {
      as: "olive",
      fields: { project, emails: `${createId("pgu").slice(-8)}@guests.example`, mobiles: "07700 900123" },
    },
    setCallbackAction: {
      as: "olive",
      fields: { project, url: `https://hooks.northwind.example/${createId("pcb").slice(-8)}` },
    },
    testCallbackAction: { as: "olive", fields: { project } },
    renewCallbackSecretAction: { as: "olive", fields: { project } },
    removeCallbackAction: { as: "olive", fields: { project } },
    createProjectAction: { as: "olive", fields: { organisation, name: `Works ${createId("prj").slice(-8)}` } },
    renameProjectAction: { as: "olive", fields: { project, name: `Works ${createId("prj").slice(-8)}` } },
    deleteProjectAction: { as: "olive", fields: { project, confirmation: cast.harbour.name } },
    restoreProjectAction: {
      as: "olive",
      fields: { organisation, projectId: things.project.ours },
      target: { field: "projectId", foreign: things.project.theirs, random: createId("prj") },
    },
    createFolderAction: {
      ...aboutFolder,
      fields: { project, parentId: folderId, name: "Storm" },
      target: { field: "parentId", foreign: things.folder.theirs, random: createId("fld") },
    },
    renameFolderAction: {
      ...aboutFolder,
      fields: { project, folderId, seen: fingerprint({ name: label }), name: "Storm" },
    },
    moveFolderAction: {
      ...aboutFolder,
      fields: { project, folderId, parentId: "" },
    },
    deleteFolderAction: { ...aboutFolder, fields: { project, folderId } },
    setFolderPeopleAction: {
      ...aboutFolder,
      page: `${templates}/folders/${folderId}/people`,
      fields: { project, folderId, shown: "", seen: fingerprint({ ticked: [] }) },
    },
    createTemplateAction: {
      ...aboutFolder,
      page: `${templates}/new`,
      fields: { project, folderId, channel: "text", name: "Power is back", body: "Hello ((name))." },
    },
    editTemplateAction: {
      ...aboutTemplate,
      page: `${templates}/${templateId}/edit`,
      fields: { project, templateId, seen: fingerprint(seenOf), name: "Power is back", body: "Hello ((name))." },
    },
    restoreVersionAction: {
      ...aboutTemplate,
      fields: { project, templateId, version: "1", seen: fingerprint(seenOf) },
    },
    moveTemplateAction: { ...aboutTemplate, fields: { project, templateId, folderId } },
    deleteTemplateAction: { ...aboutTemplate, fields: { project, templateId } },
    copyTemplateAction: {
      ...aboutTemplate,
      page: `${templates}/${templateId}/copy`,
      fields: { project, templateId, targetId: things.otherProject },
    },
    ...serviceCaseRows(things),
    ...projectTeamRows(things),
    ...severalRows(things),
    changePasswordAction: {
      as: "olive",
      fields: { current: password, password: fresh },
    },
    revokeOtherSessionsAction: { as: "olive", fields: {} },
    revokeSessionAction: {
      as: "olive",
      fields: { sessionId: things.session.own },
      target: { field: "sessionId", foreign: things.session.theirs, random: createId("ses") },
    },
    switchAccountAction: {
      page: invitationPage,
      as: "olive",
      fields: { "?invitation": forOtto },
    },
    acceptAction: {
      page: invitationPage,
      as: "otto",
      fields: { invitation: forOtto },
      target: foreignInvitation,
    },
    declineAction: {
      page: invitationPage,
      as: "otto",
      fields: { invitation: forOtto },
      target: foreignInvitation,
    },
    askForInvitationAction: {
      page: invitationPage,
      as: "adam",
      fields: { invitation: forOtto },
      target: foreignInvitation,
    },
    askPasswordResetAction: {
      fields: { email: cast.vera.email },
      harmless: { email: `nobody-${createId("evt").slice(-8)}@guests.example` },
    },
    askPasswordResetAgainAction: {
      page: "/forgot-password/sent",
      fields: { email: cast.vera.email, again: "yes" },
      harmless: { email: "nobody", again: "yes" },
    },
    mailRegistrationAgainAction: {
      page: "/register/sent",
      fields: { email: cast.vera.email },
      harmless: { email: "nobody" },
    },
    registerAction: {
      fields: { name: "Nora Falk", email: `nora-${createId("evt").slice(-8)}@guests.example`, password: fresh },
      harmless: { name: "Nora Falk", email: "nora@guests.example", password: "short" },
    },
    resetPasswordAction: {
      fields: { token, password: fresh },
    },
    signInAction: {
      fields: { email: cast.vera.email, password },
      harmless: { email: "nobody@guests.example", password },
    },
    askKeyAction: {
      // No sign-in waits for its second step.
      fields: {},
    },
    useKeyAction: {
      fields: { response: "{}" },
    },
    // Anybody may ask; only what is asked too much is refused.
    askPasskeyAction: { fields: {}, harmless: { email: "planted" } },
    signInWithPasskeyAction: {
      fields: { response: "{}" },
    },
    askKeyToConfirmAction: { as: "olive", fields: {} },
    confirmWithKeyAction: { as: "olive", fields: { response: "{}" } },
    confirmHereWithKeyAction: { as: "olive", fields: { response: "{}" } },
    askNewKeyAction: { as: "olive", fields: {} },
    addKeyAction: {
      as: "olive",
      fields: { name: "Blue key", response: "{}" },
    },
    renameKeyAction: {
      as: "olive",
      fields: { keyId: createId("key"), name: "Red key" },
      target: { field: "keyId", foreign: things.key, random: createId("key") },
    },
    removeKeyAction: {
      as: "olive",
      fields: { keyId: createId("key") },
      target: { field: "keyId", foreign: things.key, random: createId("key") },
    },
    confirmAction: {
      fields: { token },
    },
    inviteAction: {
      as: "adam",
      fields: { organisation, email: `new-${createId("evt").slice(-8)}@guests.example`, role: "read_only" },
    },
    revokeAction: {
      as: "adam",
      fields: { organisation, invitationId: ours },
      target: { field: "invitationId", foreign: theirs, random: createId("inv") },
    },
    inviteSeveralAction: {
      as: "adam",
      fields: { organisation, addresses: `several-${createId("evt").slice(-8)}@guests.example`, role: "read_only" },
    },
    resendAction: {
      as: "adam",
      fields: { organisation, invitationId: ours },
      target: { field: "invitationId", foreign: theirs, random: createId("inv") },
    },
    replaceLinkAction: {
      as: "adam",
      fields: { organisation, invitationId: ours },
      target: { field: "invitationId", foreign: theirs, random: createId("inv") },
    },
    copyLinkAction: {
      as: "adam",
      fields: { organisation, invitationId: ours },
      target: { field: "invitationId", foreign: theirs, random: createId("inv") },
    },
    changeRoleAction: {
      as: "adam",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), role: "technician" },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
    createRoleAction: {
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
      as: "olive",
      fields: { organisation, isRequired: "no" },
    },
    putAwayWelcomeAction: { as: "mia", fields: { organisation } },
    putOwnerNudgeAwayAction: { as: "olive", fields: { organisation } },
    subscribeToReportAction: { as: "olive", fields: { organisation, receives: "on" } },
    sendReportNowAction: { as: "olive", fields: { organisation } },
    startReviewAction: { as: "olive", fields: { organisation } },
    keepInReviewAction: { ...aboutReview, fields: { organisation, reviewId, memberId } },
    lowerInReviewAction: { ...aboutReview, fields: { organisation, reviewId, memberId, role: "member" } },
    removeInReviewAction: {
      ...aboutReview,
      fields: { organisation, reviewId, memberId, confirmation: cast.vera.name },
    },
    finishReviewAction: { ...aboutReview, fields: { organisation, reviewId } },
    editOrganisationAction: {
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
      as: "olive",
      fields: { organisation, name: "Nightly export", days: "90", "permission:team:view": "on" },
    },
    revokeTokenAction: {
      as: "olive",
      fields: { tokenId: createId("tok") },
      target: { field: "tokenId", foreign: things.token, random: createId("tok") },
    },
    revokeMemberTokenAction: {
      as: "olive",
      // No target: whoever is not an owner is told so before any id is looked at. Ids are tried in lib/tokens.
      fields: { organisation, tokenId: createId("tok") },
    },
    offerOwnershipAction: {
      as: "olive",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind) },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
    cancelOfferAction: {
      as: "olive",
      fields: { organisation, offerId: createId("own") },
      target: foreignOffer,
    },
    acceptOwnershipAction: {
      as: "adam",
      fields: { organisation, offerId: createId("own") },
      target: foreignOffer,
    },
    declineOwnershipAction: {
      as: "adam",
      fields: { organisation, offerId: createId("own") },
      target: foreignOffer,
    },
    askForSeatsAction: {
      as: "adam",
      fields: { organisation, seats: "5000" },
    },
    retryDirectoryAction: {
      as: "adam",
      page: `/orgs/${organisation}/settings/directory`,
      fields: { organisation, entryId: things.directoryEntry.ours },
      target: { field: "entryId", foreign: things.directoryEntry.theirs, random: createId("evt") },
    },
    deleteOrganisationAction: {
      as: "olive",
      page: `/orgs/${organisation}/settings/delete`,
      fields: { organisation, confirmation: northwind.name },
    },
    setEndDateAction: {
      as: "adam",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), endsOn: "" },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
    leaveAction: { as: "adam", fields: { organisation } },
    acceptFromProfileAction: {
      as: "otto",
      fields: { invitation: forOtto },
      target: foreignInvitation,
    },
    declineFromProfileAction: {
      as: "otto",
      fields: { invitation: forOtto },
      target: foreignInvitation,
    },
    changeNameAction: { as: "olive", fields: { name: "Olive Other" } },
    changeEmailAction: {
      as: "olive",
      fields: { email: `olive-${createId("evt").slice(-8)}@guests.example`, password },
    },
    deleteAccountAction: {
      as: "adam",
      fields: { email: cast.adam.email, password },
    },
    confirmNewEmailAction: {
      fields: { token },
    },
    undoAction: {
      fields: { token },
    },
    askResetAction: {
      as: "olive",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), reason: "Her phone fell into the harbour" },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
    cancelResetAction: {
      fields: { token },
    },
    // The second step, and proving oneself again.
    enterCodeAction: {
      fields: { way: "totp", code: "123456" },
    },
    sendNewCodeAction: {
      fields: { way: "email" },
    },
    followSignInLinkAction: {
      fields: { token },
    },
    acceptGrantAction: { as: "olive", fields: { token } },
    ...requestRows(things),
    ...platformActions(),
    confirmIdentityAction: {
      as: "olive",
      fields: { way: "password", code: password },
    },
    confirmIdentityHereAction: {
      as: "olive",
      fields: { way: "password", code: password },
    },
    sendConfirmCodeAction: { as: "olive", fields: {} },
    askRevalidationAction: { as: "olive", fields: {} },
    changeWaitingEmailAction: {
      as: "olive",
      fields: { email: `olive-${createId("evt").slice(-8)}@guests.example`, password },
    },
    revalidateEmailAction: {
      fields: { token },
    },
    // What somebody sets up.
    askForAppAction: { as: "olive", fields: {} },
    turnOnAppAction: { as: "olive", fields: { code: "123456" } },
    askMobileCodeAction: {
      as: "olive",
      fields: { mobile: "07700 900123" },
    },
    turnOnTextsAction: {
      as: "olive",
      fields: { code: "123456", asMethod: "yes" },
    },
    removeAppAction: { as: "olive", fields: {} },
    makeRecoveryCodesAction: { as: "olive", fields: {} },
    changeSignInMethodAction: {
      as: "olive",
      fields: { method: "email_auth" },
    },
    askNewMobileAction: {
      as: "olive",
      fields: { mobile: "07700 900123" },
    },
    confirmNewMobileAction: {
      as: "olive",
      fields: { code: "123456" },
    },
    cancelMyResetAction: { as: "olive", fields: {} },
    removeMobileAction: { as: "olive", fields: {} },
    removeAction: {
      as: "adam",
      fields: { organisation, memberId: castMemberId(cast.vera, northwind), confirmation: cast.vera.name },
      target: { field: "memberId", foreign: castMemberId(cast.otto, southbank), random: createId("mem") },
    },
  };
}

/** Several members or invitations of Northwind's at once. */
function severalRows({ invitation: { ours, theirs } }: ActionThings): Record<string, ActionRow> {
  const { northwind, southbank, vera, otto } = cast;
  const page = `/orgs/${northwind.slug}/team/several`;
  const people = castMemberId(vera, northwind);
  const target = { field: "people", foreign: castMemberId(otto, southbank), random: createId("mem") };
  const aboutPeople = (fields: Record<string, string>): ActionRow => ({
    page,
    as: "adam",
    fields: { organisation: northwind.slug, people, ...fields },
    target,
  });
  const aboutInvitations: ActionRow = {
    page,
    as: "adam",
    fields: { organisation: northwind.slug, invitations: ours },
    target: { field: "invitations", foreign: theirs, random: createId("inv") },
  };
  return {
    changeSeveralRolesAction: aboutPeople({ role: "technician" }),
    setSeveralEndDatesAction: aboutPeople({ endsOn: "" }),
    remindSeveralAction: aboutPeople({}),
    removeSeveralAction: aboutPeople({ confirmation: "1" }),
    resendSeveralAction: aboutInvitations,
    revokeSeveralAction: aboutInvitations,
  };
}

/** In Northwind's Harbour project, which Olive manages. */
function projectTeamRows(things: ActionThings): Record<string, ActionRow> {
  const { ours, theirs } = things.projectInvitation;
  const project = projectPlace(cast.northwind.slug, cast.harbour.id);
  const page = `/orgs/${project}/users`;
  const target = { field: "projectInvitationId", foreign: theirs, random: createId("pri") };
  const aboutInvitation = { page, as: "olive", fields: { project, projectInvitationId: ours }, target } as const;
  const personId = cast.mia.userId;
  const aboutPerson = {
    page: `${page}/${personId}`,
    as: "olive",
    target: { field: "personId", foreign: cast.otto.userId, random: createId("usr") },
  } as const;
  const aboutProposal = {
    page: "/profile",
    as: "mia",
    target: { field: "proposalId", foreign: things.proposal.theirs, random: createId("prp") },
  } as const;
  const proposalId = things.proposal.ours;
  const several = `${page}/several`;
  const aboutSeveral = {
    page: several,
    as: "olive",
    target: { ...aboutPerson.target, field: "people" },
  } as const;
  const severalInvitations = {
    page: several,
    as: "olive",
    fields: { project, invitations: ours },
    target: { ...target, field: "invitations" },
  } as const;
  return {
    inviteToProjectAction: {
      page: `${page}/invite`,
      as: "olive",
      fields: { project, email: `crew-${createId("evt").slice(-8)}@guests.example`, "permission:view_activity": "on" },
    },
    editProjectMemberAction: { ...aboutPerson, fields: { project, personId, "permission:view_activity": "on" } },
    removeProjectMemberAction: { ...aboutPerson, fields: { project, personId } },
    proposeChangeAction: {
      ...aboutPerson,
      fields: { project, personId, kind: "email", value: "mia@elsewhere.example" },
    },
    withdrawProposalAction: {
      page: `${page}/${personId}`,
      as: "olive",
      fields: { project, proposalId },
      target: { field: "proposalId", foreign: things.proposal.theirs, random: createId("prp") },
    },
    confirmProposalAction: { ...aboutProposal, fields: { proposalId, password } },
    declineProposalAction: { ...aboutProposal, fields: { proposalId } },
    joinProjectAction: {
      page,
      as: "adam",
      fields: { organisation: cast.northwind.slug, projectId: cast.harbour.id },
      target: { field: "projectId", foreign: cast.signals.id, random: createId("prj") },
    },
    editSeveralMembersAction: {
      ...aboutSeveral,
      fields: { project, people: personId, "change:view_activity": "give" },
    },
    removeSeveralMembersAction: { ...aboutSeveral, fields: { project, people: personId, confirmation: "1" } },
    resendSeveralInvitationsAction: severalInvitations,
    cancelSeveralInvitationsAction: severalInvitations,
    leaveProjectAction: { page: `${page}/leave`, as: "mia", fields: { project } },
    resendProjectInvitationAction: aboutInvitation,
    cancelProjectInvitationAction: aboutInvitation,
  };
}

/** What Northwind's people ask of one another. */
function requestRows({ joinRequest, goLive, otherProject }: ActionThings): Record<string, ActionRow> {
  const organisation = cast.northwind.slug;
  const requests = `/orgs/${organisation}/requests`;
  const foreignJoin = { field: "joinRequestId", foreign: joinRequest.theirs, random: createId("jrq") };
  const foreignGoLive = { field: "goLiveRequestId", foreign: goLive.theirs, random: createId("glr") };
  const harbour = projectPlace(organisation, cast.harbour.id);
  const asking = projectPlace(organisation, goLive.project);
  const ready = projectPlace(organisation, goLive.ready);
  const reason = "It is needed from December";
  return {
    askToJoinAction: {
      page: `/orgs/${organisation}/projects/join/${otherProject}`,
      as: "vera",
      fields: { organisation, projectId: otherProject, [`ask:${cast.olive.userId}`]: "on", reason },
      target: { field: "projectId", foreign: cast.signals.id, random: createId("prj") },
    },
    withdrawJoinRequestAction: {
      page: `${requests}?show=asked`,
      as: "vera",
      fields: { organisation, joinRequestId: joinRequest.ours },
      target: foreignJoin,
    },
    decideJoinRequestAction: {
      page: `/orgs/${harbour}/join-request/${joinRequest.ours}/approve`,
      as: "olive",
      fields: { project: harbour, joinRequestId: joinRequest.ours, decision: "approve", answer: "" },
      target: foreignJoin,
    },
    requestGoLiveAction: { page: `/orgs/${ready}/go-live`, as: "olive", fields: { project: ready, reason } },
    withdrawGoLiveAction: {
      page: `/orgs/${asking}/go-live`,
      as: "olive",
      fields: { project: asking, goLiveRequestId: goLive.ours },
      target: foreignGoLive,
    },
    decideGoLiveAction: {
      page: `${requests}/go-live/${goLive.ours}`,
      as: "olive",
      fields: { organisation, goLiveRequestId: goLive.ours, decision: "approve", answer: "" },
      target: foreignGoLive,
    },
    setGoLiveGrantAction: {
      page: `/orgs/${organisation}/team/${castMemberId(cast.adam, cast.northwind)}`,
      as: "olive",
      fields: { organisation, memberId: castMemberId(cast.adam, cast.northwind), mayMakeLive: "on" },
      target: { field: "memberId", foreign: castMemberId(cast.otto, cast.southbank), random: createId("mem") },
    },
  };
}

/** For platform admins, of whom the cast has none: whoever tries finds nothing there. */
function platformActions(): Record<string, ActionRow> {
  const [personId, resetId, organisation] = [cast.vera.userId, createId("tfr"), cast.northwind.id];
  const row = (fields: Record<string, string>): ActionRow => ({ as: "olive", fields });
  return {
    unlockAction: row({ personId }),
    endSessionsAction: row({ personId }),
    archiveAction: row({ personId }),
    unarchiveAction: row({ personId }),
    restoreOrganisationAction: row({ organisation }),
    setSeatLimitAction: row({ organisation, seats: "30" }),
    setGoLiveApprovalAction: row({ organisation, mayApprove: "on" }),
    decideGoLiveAsAdminAction: row({ goLiveRequestId: createId("glr"), decision: "approve", answer: "" }),
    openResetAction: row({ personId, reason: "She has lost everything on a train" }),
    verifyResetAction: row({ resetId, verification: "A video call, with her passport" }),
    confirmResetAction: row({ resetId }),
    refuseResetAction: row({ resetId }),
  };
}

async function liveInvitationFor(world: World) {
  await world.sql`update invitations set state = 'revoked' where email_canonical = ${cast.otto.email} and state = 'pending'`;
  return world.invite(cast.otto.email);
}

/** Mia, whom Olive can then change and remove there, and who can leave. */
async function putIntoHarbour({ sql }: World) {
  const memberId = castMemberId(cast.mia, cast.northwind);
  const [found] =
    await sql`select 1 from project_members where project_id = ${cast.harbour.id} and member_id = ${memberId}`;
  if (!found) await plantPlace(sql, cast.harbour.id, memberId, ["view_activity"]);
}

/** A callback whose secret the server opens, at an address to which it sends nothing. */
async function giveHarbourCallback({ sql }: World) {
  const { id } = cast.harbour;
  const secret = sealCallbackSecret(encryptionKeys(), id, newCallbackSecret());
  await plantCallback(sql, id, { url: "https://127.0.0.1/hook", secret });
}

/** What is proposed about Mia in an organisation of Olive's and in one of Otto's. */
async function proposalsIn({ sql }: World) {
  const { harbour, signals, mia, olive, otto, southbank } = cast;
  const memberId = castMemberId(mia, southbank);
  await sql`delete from proposals`;
  await sql`delete from project_members where project_id = ${signals.id} and member_id = ${memberId}`;
  await plantPlace(sql, signals.id, memberId, []);
  const change = { kind: "email", value: "mia@elsewhere.example" } as const;
  return {
    ours: await plantProposal(sql, harbour.id, mia, olive, change),
    theirs: await plantProposal(sql, signals.id, mia, otto, change),
  };
}

/** Who asks to join a project of Olive's and one of Otto's, where members may ask. */
async function joinRequestsIn({ sql }: World) {
  const { harbour, signals, vera, mia, northwind, southbank, olive, otto } = cast;
  await sql`update organisations set members_may_ask_to_join = true`;
  return {
    ours: await plantJoinRequest(sql, harbour.id, castMemberId(vera, northwind), [olive.userId]),
    theirs: await plantJoinRequest(sql, signals.id, castMemberId(mia, southbank), [otto.userId]),
  };
}

/** Projects with two managers: one of each organisation that asks to go live, and one that could. Olive decides. */
async function goLiveIn({ sql }: World) {
  const { northwind, southbank, olive, adam, mia, otto } = cast;
  await sql`update organisations set can_approve_own_go_live_requests = true`;
  await sql`update members set can_make_services_live = true where id = ${castMemberId(olive, northwind)}`;
  const managed = async (by: typeof northwind | typeof southbank, ...managers: readonly CastPerson[]) => {
    const id = await plantProject(sql, by);
    for (const manager of managers) await plantPlace(sql, id, castMemberId(manager, by));
    return id;
  };
  const project = await managed(northwind, olive, adam);
  return {
    project,
    ready: await managed(northwind, olive, adam),
    ours: await plantGoLiveRequest(sql, project, adam),
    theirs: await plantGoLiveRequest(sql, await managed(southbank, otto, mia), mia),
  };
}

/** An organisation's open review. */
async function reviewIn(world: World, organisationId: string) {
  await world.sql`insert into access_reviews (id, organisation_id, started_by)
    values (${createId("rev")}, ${organisationId}, 'usr_1') on conflict do nothing`;
  const [row] = await world.sql<{ id: string }[]>`
    select id from access_reviews where organisation_id = ${organisationId} and finished_at is null`;
  return row?.id ?? "";
}

/** The open offer of ownership of an organisation of Otto's. */
async function offerOf(world: World, organisationId: string) {
  await world.sql`insert into ownership_transfers (id, organisation_id, offered_by, offered_to)
    values (${createId("own")}, ${organisationId}, ${cast.otto.userId}, ${cast.mia.userId}) on conflict do nothing`;
  const [row] = await world.sql<{ id: string }[]>`
    select id from ownership_transfers where organisation_id = ${organisationId} and state = 'pending'`;
  return row?.id ?? "";
}
