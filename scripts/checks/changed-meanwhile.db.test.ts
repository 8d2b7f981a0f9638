import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { cast, castMemberId } from "@/db/seed";
import { changeName } from "@/lib/accounts/change-name";
import { getProfile } from "@/lib/accounts/get-profile";
import { getOrganisation } from "@/lib/admin/get-organisation";
import { setSeatLimit } from "@/lib/admin/set-seat-limit";
import { getApiIntegration } from "@/lib/api-integration/get-api-integration";
import { setCallback } from "@/lib/api-integration/set-callback";
import { setGuestList } from "@/lib/api-integration/set-guest-list";
import { listFolderPeople } from "@/lib/folders/list-folder-people";
import { renameFolder } from "@/lib/folders/rename-folder";
import { setFolderPeople } from "@/lib/folders/set-folder-people";
import { setGoLiveApproval } from "@/lib/go-live/set-go-live-approval";
import { setGoLiveGrant } from "@/lib/go-live/set-go-live-grant";
import { decideJoinRequest } from "@/lib/join-requests/decide-join-request";
import { getJoinRequest } from "@/lib/join-requests/get-join-request";
import { changeRole } from "@/lib/members/change-role";
import { getMember } from "@/lib/members/get-member";
import { getTeam } from "@/lib/members/get-team";
import { listMembers } from "@/lib/members/list-members";
import { setEndDate } from "@/lib/members/set-end-date";
import { editOrganisation } from "@/lib/organisations/edit-organisation";
import { getSettings } from "@/lib/organisations/get-settings";
import { setTwoFactorPolicy } from "@/lib/organisations/set-two-factor-policy";
import { changeSender } from "@/lib/project-settings/change-sender";
import { editBranding } from "@/lib/project-settings/edit-branding";
import { getProjectSettings } from "@/lib/project-settings/get-project-settings";
import { getSender } from "@/lib/project-settings/get-sender";
import { setEmailSignIn } from "@/lib/project-settings/set-email-sign-in";
import { setFolderPermissions } from "@/lib/project-settings/set-folder-permissions";
import { editProjectMember } from "@/lib/project-team/edit-project-member";
import { getProjectMember } from "@/lib/project-team/get-project-member";
import { getProject } from "@/lib/projects/get-project";
import { renameProject } from "@/lib/projects/rename-project";
import { keepInReview } from "@/lib/reports/keep-in-review";
import { listReviewRows } from "@/lib/reports/list-review-rows";
import { lowerInReview } from "@/lib/reports/lower-in-review";
import { removeInReview } from "@/lib/reports/remove-in-review";
import { startReview } from "@/lib/reports/start-review";
import { subscribeToReport } from "@/lib/reports/subscribe-to-report";
import { editRole } from "@/lib/roles/edit-role";
import { getRole } from "@/lib/roles/get-role";
import { assignCase } from "@/lib/service-cases/assign-case";
import { editCase } from "@/lib/service-cases/edit-case";
import { getCase } from "@/lib/service-cases/get-case";
import { getCaseToEdit } from "@/lib/service-cases/get-case-to-edit";
import { listCases } from "@/lib/service-cases/list-cases";
import { releaseCase } from "@/lib/service-cases/release-case";
import { setCaseMails } from "@/lib/service-cases/set-case-mails";
import { browseTemplates } from "@/lib/templates/browse-templates";
import { editTemplate } from "@/lib/templates/edit-template";
import { getTemplate } from "@/lib/templates/get-template";
import { restoreVersion } from "@/lib/templates/restore-version";
import { brokenInvariants, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantRole } from "@/lib/testing/own-role";
import { plantCase } from "@/lib/testing/plant-case";
import { plantCallback, plantGuest, plantJoinRequest, plantPlace, plantProject } from "@/lib/testing/plant-project";
import { giveFolder, plantFolder, plantTemplate } from "@/lib/testing/plant-template";
import { type Admin, actorWithApp, addAdmin, giveApp } from "@/lib/testing/platform-admin";
import { addAccount, joinTeam, memberActor, type Person } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { changeSignInMethod } from "@/lib/two-factor/change-sign-in-method";
import { getSecurity } from "@/lib/two-factor/get-security";
import { renameKey } from "@/lib/two-factor/rename-key";
import type { MemberActor, UserActor } from "@/lib/usecase/claims";
import { readSources } from "./read-imports";
import { readRegistry } from "./read-registry";

/** A form that writes a whole record carries the state that it was filled in from; a change in between is refused. */

const { olive, adam, mia, northwind } = cast;
const registry = await readRegistry(readSources());

let world: World;
let admin: Admin;
let asOlive: MemberActor;
let person: Person & { memberId: string };
let asPerson: UserActor;
let roleId: string;
let folderId: string;
let templateId: string;
let relay: { caseId: string; number: number };
let reviewId: string;
let projectId: string;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  admin = await addAdmin(world.sql, "Priya Nair");
});
beforeEach(async () => {
  const { sql, ctx } = world;
  count += 1;
  const account = await addAccount(sql, `Anna ${count}`, `anna${count}@example.com`);
  person = { ...account, memberId: await joinTeam(sql, account, northwind, "developer") };
  await giveApp(sql, person);
  asPerson = await actorWithApp(sql, person);
  asOlive = await memberActor(sql, olive, northwind);
  roleId = await plantRole(sql, northwind, `Watch ${count}`, ["team:view"]);
  await sql`delete from folders where project_id = ${cast.harbour.id}`;
  await sql`delete from project_callbacks where project_id = ${cast.harbour.id}`;
  await sql`delete from project_guests where project_id = ${cast.harbour.id}`;
  folderId = await plantFolder(sql, cast.harbour.id, { name: `Folder ${count}` });
  templateId = await plantTemplate(sql, cast.harbour.id, { bodies: ["Once.", "Now."] });
  await sql`delete from access_reviews`;
  projectId = await plantProject(sql, northwind);
  await plantPlace(sql, projectId, person.memberId, ["view_activity"]);
  relay = await plantCase(sql, projectId, { assigneeId: castMemberId(adam, northwind) });
  reviewId = (await startReview(ctx, asOlive, {})).reviewId;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const memberNow = async () => {
  const { members } = await listMembers(world.ctx, asOlive, { search: person.email });
  return members[0];
};
const reviewRowNow = async () => {
  const { rows } = await listReviewRows(world.ctx, asOlive, {});
  return rows.find(({ memberId }) => memberId === person.memberId)?.seen;
};
const inHarbour = () => ({ ...asOlive, projectId: cast.harbour.id });
const harbourPlaces = async () => {
  const places = await world.sql<{ id: string }[]>`
    select id from project_members where project_id = ${cast.harbour.id} order by id`;
  return places.map(({ id }) => id);
};
let joinRequestId = "";
const chooseFolders = (areOn: boolean) =>
  world.sql`update projects set has_folder_permissions = ${areOn} where id = ${cast.harbour.id}`;

const letDecide = (may: boolean) =>
  world.sql`update organisations set can_approve_own_go_live_requests = ${may} where id = ${northwind.id}`;

const makeTechnician = () => world.sql`update members set role_id = 'rol_technician' where id = ${person.memberId}`;
const inReview = (seen: string) => ({ reviewId, memberId: person.memberId, seen });

const inProject = () => ({ ...asOlive, projectId });

const caseNow = async () => (await getCase(world.ctx, inProject(), { number: relay.number })).seen;
const giveToMia = () => world.sql`update service_cases set assignee_id = ${castMemberId(mia, northwind)}
  where id = ${relay.caseId}`;

interface Form {
  /** What the page puts into its form. */
  readonly drawn: () => Promise<string | undefined>;
  /** What somebody else does while the page is open. */
  readonly meanwhile: () => Promise<unknown>;
  readonly save: (seen: string) => Promise<unknown>;
  /** The fields that the refusal names. */
  readonly changed: readonly string[];
}

const forms: Readonly<Record<string, Form>> = {
  edit_organisation: {
    drawn: async () => (await getSettings(world.ctx, asOlive, {})).seen,
    meanwhile: () => world.sql`update organisations set approved_domains = '["northwind.example", "example.com"]'
      where id = ${northwind.id}`,
    save: (seen) =>
      editOrganisation(world.ctx, asOlive, {
        name: `Northwind ${count}`,
        slug: northwind.slug,
        timeZone: "UTC",
        defaultRole: "technician",
        approvedDomains: [],
        seen,
      }),
    changed: ["approvedDomains"],
  },
  set_two_factor_policy: {
    drawn: async () => (await getTeam(world.ctx, asOlive, {})).twoFactor?.seen,
    meanwhile: () =>
      world.sql`update organisations set two_factor_from = now() + interval '9 days' where id = ${northwind.id}`,
    save: (seen) => setTwoFactorPolicy(world.ctx, asOlive, { isRequired: false, seen }),
    changed: ["startsOn"],
  },
  edit_role: {
    drawn: async () => (await getRole(world.ctx, asOlive, { roleId })).seen,
    meanwhile: () => world.sql`update roles set sentence = 'Looks.' where id = ${roleId}`,
    save: (seen) =>
      editRole(world.ctx, asOlive, {
        roleId,
        label: `Guard ${count}`,
        sentence: "",
        permissions: ["team:view"],
        seen,
      }),
    changed: ["sentence"],
  },
  rename_folder: {
    drawn: async () => (await browseTemplates(world.ctx, inHarbour(), { folderId: null })).folders.at(-1)?.seen,
    meanwhile: () => world.sql`update folders set name = 'Storm' where id = ${folderId}`,
    save: (seen) => renameFolder(world.ctx, inHarbour(), { folderId, name: "Outages", seen }),
    changed: ["name"],
  },
  set_folder_people: {
    drawn: async () => (await listFolderPeople(world.ctx, inHarbour(), { folderId })).seen,
    meanwhile: async () => giveFolder(world.sql, folderId, (await harbourPlaces())[0] ?? ""),
    save: async (seen) =>
      setFolderPeople(world.ctx, inHarbour(), { folderId, shown: await harbourPlaces(), ticked: [], seen }),
    changed: ["ticked"],
  },
  edit_template: {
    drawn: async () => (await getTemplate(world.ctx, inHarbour(), { templateId })).seen,
    meanwhile: () => world.sql`update templates set name = 'Power is back' where id = ${templateId}`,
    save: (seen) =>
      editTemplate(world.ctx, inHarbour(), { templateId, name: "Outage", subject: null, body: "Later.", seen }),
    changed: ["name"],
  },
  restore_version: {
    drawn: async () => (await getTemplate(world.ctx, inHarbour(), { templateId })).seen,
    meanwhile: () => world.sql`update templates set name = 'Power is back' where id = ${templateId}`,
    save: (seen) => restoreVersion(world.ctx, inHarbour(), { templateId, version: 1, seen }),
    changed: ["name"],
  },
  edit_project_member: {
    drawn: async () => (await getProjectMember(world.ctx, inProject(), { personId: person.userId })).seen,
    meanwhile: () => world.sql`delete from project_grants where project_id = ${projectId}`,
    save: (seen) =>
      editProjectMember(world.ctx, inProject(), {
        personId: person.userId,
        permissions: ["manage_templates"],
        folders: [],
        seen,
      }),
    changed: ["permissions"],
  },
  edit_case: {
    drawn: async () => (await getCaseToEdit(world.ctx, inProject(), { number: relay.number })).seen,
    meanwhile: () => world.sql`update service_cases set title = 'Relay 4' where id = ${relay.caseId}`,
    save: (seen) =>
      editCase(world.ctx, inProject(), { caseId: relay.caseId, title: "Relay 5", description: "Yes.", seen }),
    changed: ["title"],
  },
  assign_case: {
    drawn: caseNow,
    meanwhile: giveToMia,
    save: (seen) =>
      assignCase(world.ctx, inProject(), { caseId: relay.caseId, memberId: castMemberId(olive, northwind), seen }),
    changed: ["assigneeId"],
  },
  release_case: {
    drawn: caseNow,
    meanwhile: giveToMia,
    save: (seen) => releaseCase(world.ctx, inProject(), { caseId: relay.caseId, seen }),
    changed: ["assigneeId"],
  },
  set_case_mails: {
    drawn: async () => (await listCases(world.ctx, inProject(), {})).mails.seen,
    meanwhile: () => world.sql`update members set receives_case_mails = not receives_case_mails
      where id = ${castMemberId(olive, northwind)}`,
    save: async (seen) => {
      const [now] =
        await world.sql`select receives_case_mails from members where id = ${castMemberId(olive, northwind)}`;
      return setCaseMails(world.ctx, asOlive, { receives: !now?.receives_case_mails, seen });
    },
    changed: ["receives"],
  },
  change_role: {
    drawn: async () => (await memberNow())?.seen.role,
    meanwhile: makeTechnician,
    save: (seen) => changeRole(world.ctx, asOlive, { memberId: person.memberId, role: "read_only", seen }),
    changed: ["role"],
  },
  set_end_date: {
    drawn: async () => (await memberNow())?.seen.endsOn,
    meanwhile: () => world.sql`update members set ends_at = now() + interval '40 days' where id = ${person.memberId}`,
    save: (seen) => setEndDate(world.ctx, asOlive, { memberId: person.memberId, endsOn: tomorrow(), seen }),
    changed: ["endsOn"],
  },
  keep_in_review: {
    drawn: reviewRowNow,
    meanwhile: makeTechnician,
    save: (seen) => keepInReview(world.ctx, asOlive, inReview(seen)),
    changed: ["role"],
  },
  lower_in_review: {
    drawn: reviewRowNow,
    meanwhile: makeTechnician,
    save: (seen) => lowerInReview(world.ctx, asOlive, { ...inReview(seen), role: "read_only" }),
    changed: ["role"],
  },
  remove_in_review: {
    drawn: reviewRowNow,
    meanwhile: makeTechnician,
    save: (seen) => removeInReview(world.ctx, asOlive, { ...inReview(seen), confirmation: person.name }),
    changed: ["role"],
  },
  subscribe_to_report: {
    drawn: async () => (await getTeam(world.ctx, asOlive, {})).report?.seen,
    meanwhile: () => world.sql`update members set receives_report = not receives_report
      where id = ${castMemberId(olive, northwind)}`,
    save: async (seen) => {
      const [now] = await world.sql`select receives_report from members where id = ${castMemberId(olive, northwind)}`;
      return subscribeToReport(world.ctx, asOlive, { receives: !now?.receives_report, seen });
    },
    changed: ["receives"],
  },
  set_seat_limit: {
    drawn: async () => (await getOrganisation(world.ctx, admin.actor, { organisation: northwind.id })).seen,
    meanwhile: () => world.sql`update organisations set seat_limit = seat_limit + 10 where id = ${northwind.id}`,
    save: (seen) => setSeatLimit(world.ctx, admin.actor, { organisation: northwind.id, seats: 500 + count, seen }),
    changed: ["seats"],
  },
  set_go_live_approval: {
    drawn: async () => (await getOrganisation(world.ctx, admin.actor, { organisation: northwind.id })).goLive.seen,
    meanwhile: () => letDecide(true),
    save: (seen) => setGoLiveApproval(world.ctx, admin.actor, { organisation: northwind.id, mayApprove: false, seen }),
    changed: ["mayApprove"],
  },
  set_go_live_grant: {
    drawn: async () => {
      await letDecide(true);
      return (await getMember(world.ctx, asOlive, { memberId: person.memberId })).goLive?.seen ?? "";
    },
    meanwhile: () => world.sql`update members set can_make_services_live = true where id = ${person.memberId}`,
    save: (seen) => setGoLiveGrant(world.ctx, asOlive, { memberId: person.memberId, mayMakeLive: false, seen }),
    changed: ["mayMakeLive"],
  },
  edit_branding: {
    drawn: async () => (await projectNow()).branding.seen,
    meanwhile: () => world.sql`update projects set brand_name = ${`Meanwhile ${count}`} where id = ${cast.harbour.id}`,
    save: (seen) => editBranding(world.ctx, asManager(), { brandName: `Later ${count}`, seen }),
    changed: ["brandName"],
  },
  set_email_sign_in: {
    drawn: async () => (await projectNow()).emailSignIn.seen,
    meanwhile: () => world.sql`update projects set has_email_sign_in = true where id = ${cast.harbour.id}`,
    save: (seen) => setEmailSignIn(world.ctx, asManager(), { isOn: false, seen }),
    changed: ["isOn"],
  },
  set_guest_list: {
    drawn: async () => (await getApiIntegration(world.ctx, inHarbour(), {})).guests.seen,
    meanwhile: () => plantGuest(world.sql, cast.harbour.id, "email", `meanwhile${count}@guests.example`),
    save: (seen) =>
      setGuestList(world.ctx, inHarbour(), { emails: [`later${count}@guests.example`], mobiles: [], seen }),
    changed: ["emails"],
  },
  set_callback: {
    drawn: async () => (await getApiIntegration(world.ctx, inHarbour(), {})).callbackSeen,
    meanwhile: () => plantCallback(world.sql, cast.harbour.id),
    save: (seen) => setCallback(world.ctx, inHarbour(), { url: `https://later${count}.example`, seen }),
    changed: ["url"],
  },
  set_folder_permissions: {
    drawn: async () => (await projectNow()).folderPermissions.seen,
    meanwhile: () => world.sql`update projects set has_folder_permissions = true where id = ${cast.harbour.id}`,
    save: (seen) => setFolderPermissions(world.ctx, asManager(), { isOn: false, seen }),
    changed: ["isOn"],
  },
  decide_join_request: {
    drawn: async () => {
      await chooseFolders(false);
      joinRequestId = await plantJoinRequest(world.sql, cast.harbour.id, person.memberId);
      return (await getJoinRequest(world.ctx, asManager(), { joinRequestId })).seen;
    },
    meanwhile: () => chooseFolders(true),
    save: (seen) => {
      const given = { permissions: [], folders: [] };
      return decideJoinRequest(world.ctx, asManager(), { joinRequestId, decision: "approve", ...given, seen });
    },
    changed: ["folders"],
  },
  change_sender: {
    drawn: async () => (await getSender(world.ctx, asManager(), { senderId: cast.desk.id })).seen,
    meanwhile: () => world.sql`update project_senders set value = 'meanwhile@example.com' where id = ${cast.desk.id}`,
    save: (seen) =>
      changeSender(world.ctx, asManager(), { senderId: cast.desk.id, kind: "email", value: "later@example.com", seen }),
    changed: ["value"],
  },
  rename_project: {
    drawn: async () => (await getProject(world.ctx, asManager(), {})).seen,
    meanwhile: () => world.sql`update projects set name = ${`Renamed ${count}`} where id = ${cast.harbour.id}`,
    save: (seen) => renameProject(world.ctx, asManager(), { name: `Harbour ${count}`, seen }),
    changed: ["name"],
  },
  change_name: {
    drawn: async () => (await getProfile(world.ctx, asPerson, {})).seen,
    meanwhile: () => world.sql`update users set name = 'Renamed' where id = ${person.userId}`,
    save: (seen) => changeName(world.ctx, asPerson, { name: "Later", seen }),
    changed: ["name"],
  },
  change_sign_in_method: {
    drawn: async () => (await getSecurity(world.ctx, asPerson, {})).seen,
    meanwhile: () => world.sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`,
    save: (seen) => changeSignInMethod(world.ctx, asPerson, { method: "password", seen }),
    changed: ["method"],
  },
  rename_key: {
    drawn: async () => {
      await world.sql`insert into security_keys (id, user_id, credential_id, public_key, counter, is_backup_eligible,
        is_backed_up, name) values (${keyId()}, ${person.userId}, ${keyId()}, 'x', 0, false, false, 'Key')
        on conflict do nothing`;
      return (await getSecurity(world.ctx, asPerson, {})).keyList[0]?.seen;
    },
    meanwhile: () => world.sql`update security_keys set name = 'Blue key' where id = ${keyId()}`,
    save: (seen) => renameKey(world.ctx, asPerson, { keyId: keyId(), name: "Green key", seen }),
    changed: ["name"],
  },
};

const asManager = () => ({ ...asOlive, projectId: cast.harbour.id });
const projectNow = () => getProjectSettings(world.ctx, asManager(), {});
const keyId = () => `key_${count}`;
const tomorrow = () => new Date(Date.now() + 48 * 60 * 60 * 1000).toISOString().slice(0, 10);

test("every command that takes what a form was filled in from is in this table", () => {
  const taking = registry.filter(({ kind, input }) => kind === "command" && "seen" in fieldsOf(input));
  expect(Object.keys(forms).sort()).toEqual(taking.map(({ name }) => name).sort());
});

/** What a form posts, before anything is read out of it. */
function fieldsOf(input: z.ZodType): object {
  return z.toJSONSchema(input, { io: "input", unrepresentable: "any" }).properties ?? {};
}

test.each(Object.entries(forms))(
  "%s: a change since the form was filled in is refused, and nothing is written",
  async (_, form) => {
    const seen = await form.drawn();
    if (seen === undefined) throw new Error("the page has no such form");
    await form.meanwhile();
    const refusal = await refusesUnwritten(world.sql, () => form.save(seen));
    expect(refusal).toMatchObject({ code: "conflict", reason: "changed_meanwhile" });
    expect(Object.keys(refusal.fields)).toEqual(form.changed);
    // Drawn anew, it is saved.
    await form.save((await form.drawn()) ?? "");
  },
);

test("of two saves at once that were filled in from the same state, one is refused", async () => {
  const { ctx, other, sql } = world;
  const { seen, ...settings } = await getSettings(ctx, asOlive, {});
  const whole = { slug: settings.slug, timeZone: "UTC", defaultRole: settings.defaultRole, seen };
  const outcomes = await Promise.all([
    editOrganisation(ctx, asOlive, { ...whole, name: "One", approvedDomains: ["one.example"] }).catch(() => "refused"),
    editOrganisation(other, asOlive, { ...whole, name: "Two", approvedDomains: ["two.example"] }).catch(
      () => "refused",
    ),
  ]);
  expect(outcomes.filter((each) => each === "refused")).toHaveLength(1);
  const late = refusalOf(editOrganisation(ctx, asOlive, { ...whole, name: "Three", approvedDomains: [] }));
  expect(await late).toMatchObject({ reason: "changed_meanwhile" });
  const [row] = await sql`select name, approved_domains as domains from organisations where id = ${northwind.id}`;
  expect([
    { name: "One", domains: ["one.example"] },
    { name: "Two", domains: ["two.example"] },
  ]).toContainEqual(row);
});
