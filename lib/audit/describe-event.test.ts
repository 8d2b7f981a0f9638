import { describe, expect, test } from "vitest";
import { type DescribedEvent, describeEvent, wordsOfEvent } from "./describe-event";
import { auditEvents } from "./events";

const adam = { actorName: "Adam Khan" };
const mia = { actorName: "Mia Brandt", targetName: null };
const jonas = { targetName: "jonas@northwind.example" };
const admin = { actorKind: "platform_admin", actorName: "Priya Nair" };
const onMia = { targetName: "Mia Brandt" };
const reset = { userId: "usr_2", resetId: "tfr_1" };
const inviting = { memberId: "mem_1", invitedBy: "usr_1" };

const noon = "2026-11-22T12:00:00.000Z";
const on = { from: noon, textMessagesCount: true };
type PolicyChange = Extract<DescribedEvent, { action: "two_factor.policy_changed" }>["details"];
const policy = (change: Partial<PolicyChange>): PolicyChange => ({
  before: { from: null, textMessagesCount: true },
  after: on,
  startsOn: null,
  hit: 0,
  ...change,
});

const transfer = { transferId: "own_1", from: "usr_1", to: "usr_2" };

const harbour = { id: "prj_1", name: "Harbour substation" };

const joining = { project: harbour, userId: "usr_2", joinRequestId: "jrq_1" };
const goingLive = { project: harbour, goLiveRequestId: "glr_1" };
const relay = { project: harbour, caseId: "cas_1", number: 118 };

const proposed = (kind: "email" | "mobile" | "sign_in_method") => ({
  project: harbour,
  userId: "usr_2",
  proposalId: "prp_1",
  kind,
});

const cases: readonly (readonly [event: DescribedEvent, sentence: string])[] = [
  [
    {
      action: "project_invitation.sent",
      details: {
        project: harbour,
        permissions: ["view_activity", "send_messages"],
        expiresAt: "2026-12-01T12:00:00.000Z",
      },
      ...adam,
      targetName: "jonas@northwind.example",
    },
    "Adam Khan invited jonas@northwind.example into the project Harbour substation with “See dashboard”, “Send messages”",
  ],
  [
    {
      action: "project_invitation.cancelled",
      details: { project: harbour },
      ...adam,
      targetName: "jonas@northwind.example",
    },
    "Adam Khan cancelled the invitation of jonas@northwind.example into the project Harbour substation",
  ],
  [
    {
      action: "project_invitation.not_granted",
      details: { project: harbour, invitedBy: "usr_1" },
      ...mia,
    },
    "Mia Brandt was not let into the project Harbour substation: whoever invited them may no longer do so",
  ],
  [
    {
      action: "project_member.joined",
      details: { project: harbour, userId: "usr_2", permissions: [], folders: 0, invitedBy: "usr_1" },
      ...mia,
    },
    "Mia Brandt joined the project Harbour substation, with no permission",
  ],
  [
    {
      action: "project_member.joined_by_role",
      details: { project: harbour, userId: "usr_1", permissions: ["view_activity"], change: "evt_1" },
      ...adam,
      targetName: "Adam Khan",
    },
    "Adam Khan joined the team of the project Harbour substation by their role with “See dashboard”",
  ],
  [
    {
      action: "project_member.edited",
      details: {
        project: harbour,
        userId: "usr_2",
        before: ["view_activity"],
        after: ["manage_templates"],
        stored: { before: ["view_activity"], after: ["manage_templates"] },
        folders: { before: [], after: ["fld_1"] },
        change: "evt_1",
      },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan changed what Mia Brandt may do in the project Harbour substation: “Add and edit templates” added, “See dashboard” taken away; folders: 0 before, 1 now",
  ],
  [
    {
      action: "project_member.removed",
      details: { project: harbour, userId: "usr_2", permissions: [], removal: "evt_1" },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan removed Mia Brandt from the project Harbour substation",
  ],
  [
    { action: "project_member.left", details: { project: harbour, userId: "usr_2", permissions: [] }, ...mia },
    "Mia Brandt left the project Harbour substation",
  ],
  [
    { action: "join_request.sent", details: { ...joining, asked: ["usr_1"] }, ...mia },
    "Mia Brandt asked to join the project Harbour substation",
  ],
  [
    { action: "join_request.withdrawn", details: joining, ...mia },
    "Mia Brandt no longer asks to join the project Harbour substation",
  ],
  [
    {
      action: "join_request.approved",
      details: { ...joining, permissions: ["view_activity"], folders: 0 },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan let Mia Brandt into the project Harbour substation with “See dashboard”",
  ],
  [
    { action: "join_request.rejected", details: joining, ...adam, targetName: "Mia Brandt" },
    "Adam Khan did not let Mia Brandt into the project Harbour substation",
  ],
  [
    { action: "go_live.requested", details: goingLive, ...mia },
    "Mia Brandt asked for the project Harbour substation to go live",
  ],
  [
    { action: "go_live.withdrawn", details: goingLive, ...mia },
    "Mia Brandt took back the request for the project Harbour substation to go live",
  ],
  [
    { action: "go_live.approved", details: { ...goingLive, requestedBy: "usr_2" }, ...adam, targetName: null },
    "Adam Khan let the project Harbour substation go live",
  ],
  [
    { action: "go_live.rejected", details: { ...goingLive, requestedBy: "usr_2" }, ...adam, targetName: null },
    "Adam Khan did not let the project Harbour substation go live",
  ],
  [
    { action: "go_live.approval_set", details: { mayApprove: true }, ...adam, targetName: null },
    "Adam Khan let the organisation decide about going live by itself",
  ],
  [
    { action: "go_live.approval_set", details: { mayApprove: false }, ...adam, targetName: null },
    "Adam Khan left going live to platform admins again",
  ],
  [
    {
      action: "go_live.grant_set",
      details: { userId: "usr_2", mayMakeLive: true },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan let Mia Brandt decide about projects going live",
  ],
  [
    {
      action: "go_live.grant_set",
      details: { userId: "usr_2", mayMakeLive: false },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan no longer lets Mia Brandt decide about projects going live",
  ],
  [
    { action: "proposal.made", details: proposed("email"), ...adam, targetName: "Mia Brandt" },
    "Adam Khan proposed another email address for Mia Brandt, in the project Harbour substation",
  ],
  [
    {
      action: "proposal.made_at_joining",
      details: { ...proposed("sign_in_method"), invitedBy: "usr_1" },
      ...mia,
    },
    "Mia Brandt was asked for another sign-in method on joining the project Harbour substation, as the invitation said",
  ],
  [
    { action: "proposal.withdrawn", details: proposed("mobile"), ...adam, targetName: "Mia Brandt" },
    "Adam Khan withdrew the proposal of another mobile number for Mia Brandt, in the project Harbour substation",
  ],
  [
    { action: "proposal.confirmed", details: proposed("sign_in_method"), ...mia },
    "Mia Brandt confirmed the proposal of another sign-in method, in the project Harbour substation",
  ],
  [
    { action: "proposal.declined", details: proposed("email"), ...mia },
    "Mia Brandt declined the proposal of another email address, in the project Harbour substation",
  ],
  [
    { action: "project_team.exported", details: { project: harbour, count: 4 }, ...adam, targetName: null },
    "Adam Khan downloaded the list of 4 people in the project Harbour substation",
  ],
  [
    {
      action: "project.created",
      details: { project: harbour, userId: "usr_1", permissions: ["manage_service"] },
      ...adam,
      targetName: null,
    },
    "Adam Khan created the project Harbour substation",
  ],
  [
    {
      action: "project.branding_changed",
      details: { project: harbour, before: null, after: "Harbour Power" },
      ...adam,
      targetName: null,
    },
    "Adam Khan set the name that messages of the project Harbour substation carry to Harbour Power",
  ],
  [
    {
      action: "project.branding_changed",
      details: { project: harbour, before: "Harbour Power", after: null },
      ...adam,
      targetName: null,
    },
    "Adam Khan took the name for messages off the project Harbour substation",
  ],
  [
    { action: "project.logo_set", details: { project: harbour, replaced: false }, ...adam, targetName: null },
    "Adam Khan added the logo of the project Harbour substation",
  ],
  [
    { action: "project.logo_set", details: { project: harbour, replaced: true }, ...adam, targetName: null },
    "Adam Khan replaced the logo of the project Harbour substation",
  ],
  [
    { action: "project.logo_removed", details: { project: harbour }, ...adam, targetName: null },
    "Adam Khan removed the logo of the project Harbour substation",
  ],
  [
    { action: "project.email_sign_in_set", details: { project: harbour, isOn: false }, ...adam, targetName: null },
    "Adam Khan switched email sign-in off in the project Harbour substation",
  ],
  [
    { action: "project.folder_permissions_set", details: { project: harbour, isOn: true }, ...adam, targetName: null },
    "Adam Khan switched folder permissions on in the project Harbour substation",
  ],
  [
    {
      action: "project.key_created",
      details: {
        project: harbour,
        key: { id: "pky_1", name: "Mailer" },
        scopes: ["settings:read"],
        expiresAt: "2027-02-28T12:00:00.000Z",
      },
      ...adam,
      targetName: null,
    },
    "Adam Khan created the API key Mailer of the project Harbour substation, valid until 28 February 2027",
  ],
  [
    {
      action: "project.key_revoked",
      details: { project: harbour, key: { id: "pky_1", name: "Mailer" } },
      ...adam,
      targetName: null,
    },
    "Adam Khan revoked the API key Mailer of the project Harbour substation",
  ],
  [
    {
      action: "project.guest_list_set",
      details: { project: harbour, emails: 2, mobiles: 1 },
      ...adam,
      targetName: null,
    },
    "Adam Khan set the guest list of the project Harbour substation to 2 email addresses and 1 mobile number",
  ],
  [
    {
      action: "project.guest_list_set",
      details: { project: harbour, emails: 0, mobiles: 0 },
      ...adam,
      targetName: null,
    },
    "Adam Khan emptied the guest list of the project Harbour substation",
  ],
  [
    {
      action: "project.callback_set",
      details: { project: harbour, host: "hooks.receiver.example", before: null },
      ...adam,
      targetName: null,
    },
    "Adam Khan set the callback of the project Harbour substation to an address at hooks.receiver.example",
  ],
  [
    {
      action: "project.callback_removed",
      details: { project: harbour, host: "hooks.receiver.example" },
      ...adam,
      targetName: null,
    },
    "Adam Khan removed the callback of the project Harbour substation, an address at hooks.receiver.example",
  ],
  [
    { action: "project.callback_secret_renewed", details: { project: harbour }, ...adam, targetName: null },
    "Adam Khan renewed the callback secret of the project Harbour substation",
  ],
  [
    {
      action: "project.callback_tested",
      details: { project: harbour, outcome: "204" },
      ...adam,
      targetName: null,
    },
    "Adam Khan sent a test to the callback of the project Harbour substation, which answered 204",
  ],
  [
    {
      action: "project.callback_tested",
      details: { project: harbour, outcome: "time_out" },
      ...adam,
      targetName: null,
    },
    "Adam Khan sent a test to the callback of the project Harbour substation, which did not answer",
  ],
  [
    {
      action: "project.sender_added",
      details: { project: harbour, senderId: "prs_1", kind: "text", value: "Harbour", isDefault: true },
      ...adam,
      targetName: null,
    },
    "Adam Khan added the text message sender name Harbour to the project Harbour substation, as the default",
  ],
  [
    {
      action: "project.sender_changed",
      details: { project: harbour, senderId: "prs_1", kind: "text", before: null, after: "Quay" },
      ...adam,
      targetName: null,
    },
    "Adam Khan changed a text message sender name of digits of the project Harbour substation to Quay",
  ],
  [
    {
      action: "project.sender_changed",
      details: { project: harbour, senderId: "prs_1", kind: "email", before: null, after: null },
      ...adam,
      targetName: null,
    },
    "Adam Khan changed a reply-to email address of the project Harbour substation",
  ],
  [
    {
      action: "project.sender_changed",
      details: { project: harbour, senderId: "prs_1", kind: "text", before: "Harbour", after: "Quay" },
      ...adam,
      targetName: null,
    },
    "Adam Khan changed the text message sender name Harbour of the project Harbour substation to Quay",
  ],
  [
    {
      action: "project.default_sender_set",
      details: { project: harbour, senderId: "prs_2", kind: "text", value: "Quay", before: "prs_1" },
      ...adam,
      targetName: null,
    },
    "Adam Khan made the text message sender name Quay the default of the project Harbour substation",
  ],
  [
    {
      action: "project.sender_removed",
      details: { project: harbour, senderId: "prs_1", kind: "email", value: null },
      ...adam,
      targetName: null,
    },
    "Adam Khan removed a reply-to email address from the project Harbour substation",
  ],
  [
    {
      action: "project.renamed",
      details: { projectId: "prj_1", before: "Harbour", after: "Harbour substation" },
      ...adam,
      targetName: null,
    },
    "Adam Khan renamed the project Harbour to Harbour substation",
  ],
  [
    { action: "project.deleted", details: { project: harbour, members: 1 }, ...adam, targetName: null },
    "Adam Khan deleted the project Harbour substation with 1 person in its team",
  ],
  [
    { action: "project.restored", details: { project: harbour }, ...adam, targetName: null },
    "Adam Khan restored the project Harbour substation",
  ],
  [
    {
      action: "project.purged",
      details: { project: harbour },
      actorKind: "system",
      actorName: null,
      targetName: null,
    },
    "The project Harbour substation was purged, thirty days after it was deleted",
  ],
  [
    {
      action: "folder.created",
      details: { project: harbour, folderId: "fld_1", parentId: null },
      ...adam,
      targetName: null,
    },
    "Adam Khan created a folder in the project Harbour substation",
  ],
  [
    {
      action: "folder.created",
      details: { project: harbour, folderId: "fld_1", parentId: "fld_2" },
      ...adam,
      targetName: null,
    },
    "Adam Khan created a sub-folder in the project Harbour substation",
  ],
  [
    { action: "folder.renamed", details: { project: harbour, folderId: "fld_1" }, ...adam, targetName: null },
    "Adam Khan renamed a folder in the project Harbour substation",
  ],
  [
    {
      action: "folder.moved",
      details: { project: harbour, folderId: "fld_1", from: "fld_2", to: null },
      ...adam,
      targetName: null,
    },
    "Adam Khan moved a folder to the top in the project Harbour substation",
  ],
  [
    {
      action: "folder.moved",
      details: { project: harbour, folderId: "fld_1", from: null, to: "fld_2" },
      ...adam,
      targetName: null,
    },
    "Adam Khan moved a folder into another one in the project Harbour substation",
  ],
  [
    {
      action: "folder.deleted",
      details: { project: harbour, folderId: "fld_1", movedUp: 0 },
      ...adam,
      targetName: null,
    },
    "Adam Khan deleted a folder in the project Harbour substation",
  ],
  [
    {
      action: "folder.deleted",
      details: { project: harbour, folderId: "fld_1", movedUp: 2 },
      ...adam,
      targetName: null,
    },
    "Adam Khan deleted a folder in the project Harbour substation; 2 folders in it moved up",
  ],
  [
    {
      action: "folder.people_changed",
      details: { project: harbour, folderId: "fld_1", added: ["usr_2"], removed: [] },
      ...adam,
      targetName: null,
    },
    "Adam Khan gave a folder to 1 person in the project Harbour substation",
  ],
  [
    {
      action: "folder.people_changed",
      details: { project: harbour, folderId: "fld_1", added: ["usr_2"], removed: ["usr_3", "usr_4"] },
      ...adam,
      targetName: null,
    },
    "Adam Khan gave a folder to 1 person and took it from 2 people in the project Harbour substation",
  ],
  [
    {
      action: "folder.people_changed",
      details: { project: harbour, folderId: "fld_1", added: [], removed: ["usr_3"] },
      ...adam,
      targetName: null,
    },
    "Adam Khan took a folder from 1 person in the project Harbour substation",
  ],
  [
    {
      action: "template.created",
      details: { project: harbour, templateId: "tpl_1", folderId: null, channel: "text" },
      ...adam,
      targetName: null,
    },
    "Adam Khan created a template in the project Harbour substation",
  ],
  [
    {
      action: "template.edited",
      details: { project: harbour, templateId: "tpl_1", version: 4 },
      ...adam,
      targetName: null,
    },
    "Adam Khan edited a template in the project Harbour substation: version 4",
  ],
  [
    {
      action: "template.restored",
      details: { project: harbour, templateId: "tpl_1", version: 5, restoredFrom: 2 },
      ...adam,
      targetName: null,
    },
    "Adam Khan restored version 2 of a template in the project Harbour substation as version 5",
  ],
  [
    {
      action: "template.moved",
      details: { project: harbour, templateId: "tpl_1", from: "fld_1", to: null },
      ...adam,
      targetName: null,
    },
    "Adam Khan moved a template to the top in the project Harbour substation",
  ],
  [
    {
      action: "template.moved",
      details: { project: harbour, templateId: "tpl_1", from: null, to: "fld_1" },
      ...adam,
      targetName: null,
    },
    "Adam Khan moved a template into another folder in the project Harbour substation",
  ],
  [
    {
      action: "template.deleted",
      details: { project: harbour, templateId: "tpl_1", channel: "email", versions: 1 },
      ...adam,
      targetName: null,
    },
    "Adam Khan deleted a template with 1 version from the project Harbour substation",
  ],
  [
    {
      action: "template.copied",
      details: {
        project: harbour,
        templateId: "tpl_2",
        channel: "text",
        from: { project: { id: "prj_2", name: "Signals" }, templateId: "tpl_1" },
      },
      ...adam,
      targetName: null,
    },
    "Adam Khan copied a template of the project Signals to the project Harbour substation",
  ],
  [
    { action: "service_case.created", details: { ...relay, isMine: true }, ...adam, targetName: null },
    "Adam Khan opened service case 118 in the project Harbour substation and picked it up",
  ],
  [
    { action: "service_case.edited", details: relay, ...adam, targetName: null },
    "Adam Khan edited service case 118 in the project Harbour substation",
  ],
  [
    { action: "service_case.commented", details: relay, ...adam, targetName: null },
    "Adam Khan commented on service case 118 in the project Harbour substation",
  ],
  [
    { action: "service_case.picked_up", details: relay, ...adam, targetName: null },
    "Adam Khan picked up service case 118 in the project Harbour substation",
  ],
  [
    { action: "service_case.assigned", details: { ...relay, before: null }, ...adam, ...onMia },
    "Adam Khan assigned service case 118 in the project Harbour substation to Mia Brandt",
  ],
  [
    { action: "service_case.released", details: { ...relay, before: "mem_1" }, ...adam, targetName: null },
    "Adam Khan gave back service case 118 in the project Harbour substation: it is open again",
  ],
  [
    { action: "service_case.resolved", details: { ...relay, hasComment: true }, ...adam, targetName: null },
    "Adam Khan resolved service case 118 in the project Harbour substation with a comment",
  ],
  [
    { action: "service_case.reopened", details: { ...relay, state: "open" }, ...adam, targetName: null },
    "Adam Khan reopened service case 118 in the project Harbour substation",
  ],
  [
    { action: "service_case.deleted", details: relay, ...adam, targetName: null },
    "Adam Khan deleted service case 118 in the project Harbour substation",
  ],
  [
    { action: "service_case.subscribed", details: { userId: "usr_1" }, ...adam, targetName: null },
    "Adam Khan asked for emails about service cases",
  ],
  [
    { action: "service_case.unsubscribed", details: { userId: "usr_1" }, ...adam, targetName: null },
    "Adam Khan no longer wants emails about service cases",
  ],
  [
    { action: "service_case.freed", details: { count: 2, cases: [relay] }, ...adam, ...onMia },
    "Mia Brandt left 2 service cases unresolved, open again for somebody else",
  ],
  [
    { action: "report.subscribed", details: { userId: "usr_1" }, ...adam, targetName: null },
    "Adam Khan asked for the monthly team report by email",
  ],
  [
    { action: "report.unsubscribed", details: { userId: "usr_1" }, ...adam, targetName: null },
    "Adam Khan no longer wants the monthly team report by email",
  ],
  [
    { action: "report.asked", details: { userId: "usr_1" }, ...adam, targetName: null },
    "Adam Khan sent themselves the team report",
  ],
  [
    {
      action: "role.created",
      details: {
        role: { id: "rol_1", label: "Night watch" },
        sentence: "",
        permissions: ["team:view", "service_case:view"],
      },
      ...adam,
      targetName: null,
    },
    "Adam Khan created the role Night watch with 2 permissions",
  ],
  [
    {
      action: "role.edited",
      details: {
        before: { label: "Night watch", sentence: "", permissions: ["team:view", "device:view"] },
        after: { label: "Night team", sentence: "Watches.", permissions: ["team:view", "ets:view", "alert:view"] },
        members: 3,
      },
      ...adam,
      targetName: null,
    },
    "Adam Khan changed the role Night watch, which 3 members had: it is called Night team now, is described anew, gained 2 permissions, lost 1 permission",
  ],
  [
    {
      action: "role.deleted",
      details: { role: { id: "rol_1", label: "Night team" }, permissions: [] },
      ...adam,
      targetName: null,
    },
    "Adam Khan deleted the role Night team",
  ],
  [
    {
      action: "member.role_changed",
      details: { userId: "usr_2", before: "developer", after: { id: "rol_1", label: "Night watch" }, change: "evt_1" },
      ...adam,
      ...onMia,
    },
    "Adam Khan changed the role of Mia Brandt from Developer to Night watch",
  ],
  [{ action: "review.started", details: {}, ...adam, targetName: null }, "Adam Khan started an access review"],
  [
    { action: "review.kept", details: { userId: "usr_2", role: "developer", reviewId: "rev_1" }, ...adam, ...onMia },
    "Adam Khan kept Mia Brandt as Developer in an access review",
  ],
  [
    {
      action: "review.finished",
      details: { kept: 3, lowered: 1, removed: 2, notSeen: 4 },
      ...adam,
      targetName: null,
    },
    "Adam Khan finished an access review, 6 of 10 reviewed: 3 kept, 1 lowered, 2 removed",
  ],
  [
    {
      action: "member.role_changed",
      details: { userId: "usr_2", before: "developer", after: "read_only", change: "evt_1", reviewId: "rev_1" },
      ...adam,
      ...onMia,
    },
    "Adam Khan changed the role of Mia Brandt from Developer to Read only, in an access review",
  ],
  [
    {
      action: "member.removed",
      details: { role: "developer", userId: "usr_2", revokedInvitations: 0, reviewId: "rev_1" },
      ...adam,
      ...onMia,
    },
    "Adam Khan removed Mia Brandt, who was Developer, in an access review",
  ],
  [
    {
      action: "organisation.deleted",
      details: { name: "North", slug: "north", members: 3 },
      ...adam,
      targetName: null,
    },
    "Adam Khan deleted the organisation North",
  ],
  [
    { action: "organisation.purged", details: { members: 3, invitations: 1 }, actorName: null, targetName: null },
    "The organisation was purged with 3 members and 1 invitation, thirty days after it was deleted",
  ],
  [
    { action: "organisation.restored", details: { name: "North" }, ...admin, targetName: null },
    "A platform admin, Priya Nair, restored the organisation North",
  ],
  [
    { action: "seats.limit_changed", details: { before: 25, after: 40 }, ...admin, targetName: null },
    "A platform admin, Priya Nair, changed the number of seats from 25 to 40",
  ],
  [
    { action: "seats.asked", details: { seats: 40, used: 20, reserved: 5, limit: 25 }, ...adam, targetName: null },
    "Adam Khan asked for 40 seats instead of 25",
  ],
  [
    { action: "directory.group_made", details: { members: 14 }, actorName: null, targetName: null },
    "The directory group was made, for 14 members",
  ],
  [
    { action: "directory.group_removed", details: {}, actorName: null, targetName: null },
    "The directory group was removed, because the organisation was deleted",
  ],
  [
    { action: "directory.repaired", details: { missing: 1, strangers: 2 }, actorName: null, targetName: null },
    "The directory group was put right: 1 member had been taken out, and 2 people had been put in by somebody else",
  ],
  [
    { action: "directory.repaired", details: { missing: 0, strangers: 1 }, actorName: null, targetName: null },
    "The directory group was put right: 1 person had been put in by somebody else",
  ],
  [
    { action: "directory.retried", details: { members: 1 }, ...adam, ...jonas },
    "Adam Khan had Rollcall try the directory group again for jonas@northwind.example",
  ],
  [
    { action: "directory.retried", details: { members: 0 }, ...adam, targetName: null },
    "Adam Khan had Rollcall try the directory group again",
  ],
  [
    { action: "directory.retried", details: { members: 3 }, ...adam, targetName: null },
    "Adam Khan had Rollcall try the directory group again for 3 people",
  ],
  [
    { action: "invitation.revoked", details: { because: "organisation_deleted" }, ...adam, ...jonas },
    "Adam Khan deleted the organisation, which revoked the invitation of jonas@northwind.example",
  ],
  [
    { action: "invitation.revoked", details: { because: "inviter_ended" }, actorName: null, ...jonas },
    "The invitation of jonas@northwind.example was revoked, because the membership of whoever had sent it ended",
  ],
  [
    {
      action: "member.removed",
      details: { role: "technician", userId: "usr_2", revokedInvitations: 0, because: "end_date" },
      actorName: null,
      ...onMia,
    },
    "The membership of Mia Brandt ended on its end date; they were Technician",
  ],
  [
    {
      action: "member.removed",
      details: { role: "technician", userId: "usr_2", revokedInvitations: 0, because: "archived" },
      ...admin,
      ...onMia,
    },
    "A platform admin, Priya Nair, archived the account of Mia Brandt, who was Technician",
  ],
  [
    {
      action: "member.end_date_set",
      details: { userId: "usr_2", before: null, after: "2026-12-01" },
      ...adam,
      ...onMia,
    },
    "Adam Khan set the membership of Mia Brandt to end after 1 December 2026",
  ],
  [
    {
      action: "member.end_date_set",
      details: { userId: "usr_2", before: "2026-12-01", after: null },
      ...adam,
      ...onMia,
    },
    "Adam Khan took the end date off the membership of Mia Brandt",
  ],
  [
    { action: "two_factor.reset_cancelled", details: { ...reset, because: "organisation_deleted" }, ...adam, ...onMia },
    "The request to reset the two-factor authentication of Mia Brandt ended with the organisation",
  ],
  [{ action: "ownership.offered", details: transfer, ...adam, ...onMia }, "Adam Khan offered ownership to Mia Brandt"],
  [{ action: "ownership.accepted", details: transfer, ...mia }, "Mia Brandt accepted ownership"],
  [{ action: "ownership.declined", details: transfer, ...mia }, "Mia Brandt declined ownership"],
  [
    { action: "ownership.cancelled", details: { ...transfer, because: "asked" }, ...adam, ...onMia },
    "Adam Khan took back the offer of ownership to Mia Brandt",
  ],
  [
    { action: "ownership.cancelled", details: { ...transfer, because: "member_gone" }, ...adam, ...onMia },
    "The offer of ownership to Mia Brandt ended, because one of the two is no longer a member",
  ],
  [
    { action: "ownership.cancelled", details: { ...transfer, because: "organisation_deleted" }, ...adam, ...onMia },
    "The offer of ownership to Mia Brandt ended with the organisation",
  ],
  [
    {
      action: "organisation.created",
      details: { kind: "team", name: "Northwind", slug: "northwind" },
      actorName: "Olive Reyes",
      targetName: null,
    },
    "Olive Reyes created the organisation Northwind",
  ],
  [
    {
      action: "organisation.created",
      details: { kind: "personal", name: "Private account", slug: "personal-1" },
      ...mia,
    },
    "Mia Brandt got a private account",
  ],
  [
    {
      action: "organisation.edited",
      details: {
        before: { name: "North", slug: "north", timeZone: "UTC", defaultRole: "technician", approvedDomains: [] },
        after: { name: "Northwind", slug: "north", timeZone: "UTC", defaultRole: "technician", approvedDomains: [] },
      },
      ...adam,
      targetName: null,
    },
    "Adam Khan changed the organisation's name",
  ],
  [
    {
      action: "invitation.sent",
      details: { role: "technician", expiresAt: "2026-12-06T09:00:00Z", isOutside: false },
      ...adam,
      ...jonas,
    },
    "Adam Khan invited jonas@northwind.example as Technician",
  ],
  [
    { action: "invitation.resent", details: { sendNumber: 2, expiresAt: "2026-12-20T09:00:00Z" }, ...adam, ...jonas },
    "Adam Khan sent the invitation of jonas@northwind.example again",
  ],
  [
    {
      action: "invitation.link_replaced",
      details: { sendNumber: 3, expiresAt: "2026-12-20T09:00:00Z" },
      ...adam,
      ...jonas,
    },
    "Adam Khan replaced the link of jonas@northwind.example's invitation",
  ],
  [
    { action: "invitation.link_copied", details: {}, ...adam, ...jonas },
    "Adam Khan copied the link of jonas@northwind.example's invitation",
  ],
  [
    {
      action: "invitation.role_withheld",
      details: { role: "technician", invitedBy: "usr_1", because: "inviter_gone" },
      ...mia,
      targetName: "Mia Brandt",
    },
    "Mia Brandt joined as Member and not as Technician, which whoever had invited them may no longer give",
  ],
  [
    { action: "invitation.revoked", details: { because: "membership_ended" }, actorName: null, ...jonas },
    "The invitation of jonas@northwind.example into a project was revoked, because their membership ended",
  ],
  [
    { action: "invitation.revoked", details: { because: "asked" }, ...adam, ...jonas },
    "Adam Khan revoked the invitation of jonas@northwind.example",
  ],
  [
    { action: "invitation.revoked", details: { because: "inviter_removed" }, ...adam, ...jonas },
    "Adam Khan removed the member who had invited jonas@northwind.example, which revoked the invitation",
  ],
  [
    { action: "invitation.revoked", details: { because: "inviter_left" }, ...adam, ...jonas },
    "Adam Khan left, which revoked their invitation of jonas@northwind.example",
  ],
  [
    { action: "invitation.accepted", details: { role: "read_only", wasMember: false, ...inviting }, ...mia },
    "Mia Brandt accepted an invitation and joined as Read only",
  ],
  [
    { action: "invitation.accepted", details: { role: "read_only", wasMember: true, ...inviting }, ...mia },
    "Mia Brandt accepted an invitation, was a member already and keeps their role",
  ],
  [
    { action: "invitation.declined", details: { role: "owner" }, actorName: null, ...jonas },
    "jonas@northwind.example declined an invitation to join as Owner",
  ],
  [
    { action: "invitation.asked_for", details: { asked: ["usr_1"] }, ...mia, ...jonas },
    "Mia Brandt asked for an invitation in place of the one for jonas@northwind.example",
  ],
  [
    {
      action: "invitation.not_granted",
      details: { role: "owner", invitedBy: "usr_1", because: "inviter_gone" },
      ...mia,
    },
    "Mia Brandt could not join as Owner: whoever invited them is no longer a member",
  ],
  [
    {
      action: "invitation.not_granted",
      details: { role: "owner", invitedBy: "usr_1", because: "inviter_lacks_right" },
      ...mia,
    },
    "Mia Brandt could not join as Owner: whoever invited them may no longer give that role",
  ],
  [
    {
      action: "member.removed",
      details: { role: "technician", userId: "usr_2", revokedInvitations: 0 },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan removed Mia Brandt, who was Technician",
  ],
  [
    {
      action: "member.removed",
      details: { role: "service", userId: "usr_2", revokedInvitations: 2 },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan removed Mia Brandt, who was Service, and revoked 2 invitations that they had sent",
  ],
  [
    { action: "member.left", details: { role: "technician", userId: "usr_2", revokedInvitations: 0 }, ...mia },
    "Mia Brandt left, who was Technician",
  ],
  [
    { action: "member.left", details: { role: "administrator", userId: "usr_2", revokedInvitations: 1 }, ...mia },
    "Mia Brandt left, who was Administrator, and revoked 1 invitation that they had sent",
  ],
  [
    {
      action: "member.role_changed",
      details: { userId: "usr_2", before: "technician", after: "administrator", change: "evt_1" },
      ...adam,
      targetName: "Mia Brandt",
    },
    "Adam Khan changed the role of Mia Brandt from Technician to Administrator",
  ],
  [
    {
      action: "member.removed",
      details: { role: "service", userId: "usr_2", revokedInvitations: 1, revokedTokens: 2 },
      ...adam,
      ...onMia,
    },
    "Adam Khan removed Mia Brandt, who was Service, and revoked 1 invitation that they had sent and 2 API tokens of theirs",
  ],
  [
    {
      action: "member.left",
      details: {
        role: "technician",
        userId: "usr_2",
        revokedInvitations: 0,
        revokedTokens: 1,
        projects: [
          { project: harbour, permissions: ["manage_settings", "manage_users"], needsManager: true },
          { project: { id: "prj_2", name: "Quay" }, permissions: [], needsManager: false },
        ],
      },
      ...mia,
    },
    "Mia Brandt left, who was Technician, and revoked 1 API token of theirs, and out of 2 projects; Harbour substation needs a manager now",
  ],
  [
    {
      action: "token.created",
      details: { userId: "usr_2", scopes: ["team:view"], expiresAt: "2026-12-06T09:00:00.000Z", hasTwoFactor: true },
      actorName: "Mia Brandt",
      targetName: "Nightly export",
    },
    "Mia Brandt created the API token Nightly export, valid until 6 December 2026",
  ],
  [
    {
      action: "token.revoked",
      details: { userId: "usr_2", because: "own" },
      actorName: "Mia Brandt",
      targetName: "Nightly export",
    },
    "Mia Brandt revoked their API token Nightly export",
  ],
  [
    { action: "token.revoked", details: { userId: "usr_2", because: "owner" }, ...adam, ...onMia },
    "Adam Khan revoked an API token of Mia Brandt",
  ],
  [
    {
      action: "token.revoked",
      details: { userId: "usr_2", because: "unused" },
      actorName: null,
      actorKind: "system",
      ...onMia,
    },
    "The API token of Mia Brandt that nobody had used for a year was revoked",
  ],
  [
    { action: "members.exported", details: { count: 12 }, ...mia, actorKind: "token" },
    "Mia Brandt (by API token) downloaded the list of 12 members",
  ],
  [{ action: "members.exported", details: { count: 12 }, ...mia }, "Mia Brandt downloaded the list of 12 members"],
  [
    { action: "session.opened", details: { method: "password", sessionId: "ses_1" }, ...mia },
    "Mia Brandt signed in with a password",
  ],
  [
    { action: "two_factor.reminded", details: { userId: "usr_2" }, ...adam, ...onMia },
    "Adam Khan reminded Mia Brandt to set up two-factor authentication",
  ],
  [
    { action: "two_factor.policy_changed", details: policy({ hit: 2 }), ...adam, targetName: null },
    "Adam Khan required two-factor authentication from now on, when 2 members did not have it",
  ],
  [
    {
      action: "two_factor.policy_changed",
      details: policy({ startsOn: "2026-12-01", after: { from: noon, textMessagesCount: false }, hit: 1001 }),
      ...adam,
      targetName: null,
    },
    "Adam Khan required two-factor authentication from 1 December 2026, without text messages, when more than 1,000 members did not have it",
  ],
  [
    {
      action: "two_factor.policy_changed",
      details: policy({ before: on, after: { ...on, textMessagesCount: false }, hit: 1 }),
      ...adam,
      targetName: null,
    },
    "Adam Khan no longer let text messages count as two-factor authentication, when 1 member did not have it",
  ],
  [
    {
      action: "two_factor.policy_changed",
      details: policy({ before: { ...on, textMessagesCount: false }, after: on, hit: 1 }),
      ...adam,
      targetName: null,
    },
    "Adam Khan let text messages count as two-factor authentication",
  ],
  [
    {
      action: "two_factor.policy_changed",
      details: policy({ before: on, after: { ...on, from: null } }),
      ...adam,
      targetName: null,
    },
    "Adam Khan stopped requiring two-factor authentication",
  ],
  [
    { action: "session.opened", details: { method: "password", sessionId: "ses_1", factor: "totp" }, ...mia },
    "Mia Brandt signed in with a password and an authenticator app",
  ],
  ...(
    [
      ["password", "webauthn", "with a password and a security key"],
      ["password", "sms", "with a password and a text-message code"],
      ["password", "email", "with a password and an email link"],
      ["password", "recovery", "with a password and a recovery code"],
      // The key was both.
      ["passkey", "webauthn", "with a passkey"],
      ["passkey", "totp", "with a passkey and an authenticator app"],
      ["confirmation", undefined, "by confirming their email address"],
      ["invitation", undefined, "through a mailed invitation"],
    ] as const
  ).map(([method, factor, words]): [DescribedEvent, string] => [
    { action: "session.opened", details: { method, sessionId: "ses_1", ...(factor ? { factor } : {}) }, ...mia },
    `Mia Brandt signed in ${words}`,
  ]),
  [
    { action: "two_factor.changed", details: { userId: "usr_2", after: "strong" }, ...mia },
    "Mia Brandt turned on two-factor authentication",
  ],
  [
    {
      action: "account.sign_ins_failed",
      details: { userId: "usr_2" },
      actorName: null,
      targetName: "Mia Brandt",
    },
    "Mia Brandt had three or more failed sign-ins within an hour",
  ],
  [
    {
      action: "account.locked",
      details: { userId: "usr_2", minutes: 30 },
      actorName: null,
      targetName: "Mia Brandt",
    },
    "Mia Brandt was locked out for 30 minutes after ten wrong passwords",
  ],
  [
    {
      action: "account.locked",
      details: { userId: "usr_2", minutes: null },
      actorName: null,
      targetName: "Mia Brandt",
    },
    "Mia Brandt was locked out after a hundred wrong passwords, until they choose a new one",
  ],
  [
    { action: "two_factor.changed", details: { userId: "usr_2", after: "none", because: "reset" }, ...admin, ...onMia },
    "Mia Brandt lost their two-factor authentication by a reset",
  ],
  [
    { action: "two_factor.reset_requested", details: reset, ...adam, ...onMia },
    "Adam Khan asked to reset the two-factor authentication of Mia Brandt",
  ],
  [
    { action: "two_factor.reset_requested", details: reset, ...admin, ...onMia },
    "A platform admin, Priya Nair, asked to reset the two-factor authentication of Mia Brandt",
  ],
  [
    { action: "two_factor.reset_verified", details: { ...reset, dueAt: "2026-12-06T09:00:00Z" }, ...admin, ...onMia },
    "A platform admin, Priya Nair, made sure who Mia Brandt is and allowed the reset of their two-factor authentication",
  ],
  [
    { action: "two_factor.reset_done", details: { ...reset, because: "confirmed" }, ...admin, ...onMia },
    "A platform admin, Priya Nair, reset the two-factor authentication of Mia Brandt",
  ],
  [
    { action: "two_factor.reset_done", details: { ...reset, because: "due" }, actorName: null, ...onMia },
    "The two-factor authentication of Mia Brandt was reset, a day after it was allowed",
  ],
  [
    { action: "two_factor.reset_cancelled", details: { ...reset, because: "person" }, ...mia, ...onMia },
    "Mia Brandt cancelled the reset of their two-factor authentication",
  ],
  [
    { action: "two_factor.reset_cancelled", details: { ...reset, because: "refused" }, ...admin, ...onMia },
    "A platform admin, Priya Nair, refused to reset the two-factor authentication of Mia Brandt",
  ],
  [
    { action: "two_factor.reset_cancelled", details: { ...reset, because: "member_removed" }, ...adam, ...onMia },
    "The request to reset the two-factor authentication of Mia Brandt ended, because they were removed",
  ],
  [
    { action: "two_factor.reset_cancelled", details: { ...reset, because: "member_left" }, ...mia, ...onMia },
    "The request to reset the two-factor authentication of Mia Brandt ended, because they left",
  ],
  [
    { action: "account.unlocked", details: { userId: "usr_2" }, ...admin, ...onMia },
    "A platform admin, Priya Nair, unlocked the account of Mia Brandt",
  ],
  [
    { action: "sessions.ended", details: { userId: "usr_2", ended: 2 }, ...admin, ...onMia },
    "A platform admin, Priya Nair, ended 2 sessions of Mia Brandt",
  ],
  [
    {
      action: "audit_log.exported",
      details: { format: "csv", upTo: 1200, person: null, action: null, from: null, to: null },
      ...mia,
    },
    "Mia Brandt downloaded the audit log as CSV",
  ],
  [
    {
      action: "audit_log.exported",
      details: { format: "jsonl", upTo: 1200, person: null, action: null, from: "2026-03-01", to: null },
      ...mia,
    },
    "Mia Brandt downloaded a part of the audit log as JSON Lines",
  ],
  [
    { action: "access_list.exported", details: { on: "2026-08-31", count: 14 }, ...mia },
    "Mia Brandt downloaded the list of 14 people who had access on 31 August 2026",
  ],
  [
    { action: "access.denied", details: { asked: "invite_member", because: "team:manage" }, ...mia },
    "Mia Brandt was refused “invite member”, which needs the permission “Manage team members”",
  ],
  [
    {
      action: "access.denied",
      details: { asked: "edit_template", because: "manage_templates", project: harbour },
      ...mia,
    },
    "Mia Brandt was refused “edit template” in the project Harbour substation, which needs the permission “Add and edit templates” in the project",
  ],
];

describe("the audit log in words", () => {
  test.each(cases)("$action", (event, sentence) => {
    expect(describeEvent(event)).toBe(sentence);
  });

  test("every action of the closed list has been read by somebody here", () => {
    expect(new Set(cases.map(([{ action }]) => action))).toEqual(new Set(Object.keys(auditEvents)));
  });

  test.each(cases)("$action still reads well when its people have been erased", (event) => {
    const sentence = describeEvent({ ...event, actorName: null, targetName: null });
    expect(sentence).toMatch(
      /^(?:Somebody|A platform admin|The .* (?:of|to) somebody|The organisation was purged|The directory group was|The project .* was purged,) /,
    );
    expect(sentence).not.toMatch(/null|undefined|northwind\.example|Adam|Mia|Olive|Priya/);
  });

  test("a refusal in a project names what is missing there", () => {
    const details = { asked: "invite_to_project", because: "manage_service" };
    expect(describeEvent({ action: "access.denied", details, ...mia })).toContain(
      "which needs the permission “Manage settings, team and usage” in the project",
    );
  });

  test("a refusal by a rule is told from one for want of a permission", () => {
    const details = { asked: "remove_member", because: "outranked" };
    expect(describeEvent({ action: "access.denied", details, ...mia })).toContain("which is beyond their role");
  });
});

test("names stand apart from what is said of them", () => {
  const details = { userId: "usr_2", before: "read_only", after: "developer", change: "evt_1" } as const;
  const changed = { action: "member.role_changed", details, ...adam } as const;
  expect(wordsOfEvent({ ...changed, targetName: "Grace Okoro" })).toEqual([
    { text: "Adam Khan", isName: true },
    { text: " changed the role of ", isName: false },
    { text: "Grace Okoro", isName: true },
    { text: " from Read only to Developer", isName: false },
  ]);
  expect(wordsOfEvent({ ...changed, actorName: null, targetName: null })).toEqual([
    { text: "Somebody changed the role of somebody from Read only to Developer", isName: false },
  ]);
});
