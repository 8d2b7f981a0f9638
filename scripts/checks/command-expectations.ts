import type { MissingStep } from "@/lib/access/gate";
import type { NeededProof } from "@/lib/access/require-proof";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import type { RoleKey } from "@/lib/permissions/table";
import type { Who } from "@/lib/usecase/access/access";

/** What a command or query is expected to be, written by hand: role-permissions.csv, product.md and nothing computed. */
export interface Expectation {
  readonly kind: "command" | "query";
  readonly access: Who["name"];
  /** With access `role`: who holds the permission, read off role-permissions.csv. */
  readonly allowed?: readonly RoleKey[];
  /** With access `project`: which of the five it asks; absent where anybody who may open the project may. */
  readonly needs?: ProjectPermission;
  /** Whether it changes who is in or what they may do, and so locks the organisation, or all teams of the person, first. */
  readonly locks?: boolean;
  /** What SU-01 asks of everybody who runs it; acts that ask it for some inputs only have tests of their own. */
  readonly proof?: NeededProof;
  /** Steps of the gate that it does not wait for (product.md 3.9, 4.11). */
  readonly waives?: readonly MissingStep[];
  /** A command that may answer `noEvent(…)`, and when it leaves no event. */
  readonly maySayNothing?: string;
}

/** What proves, sets up and signs out: it is what somebody does whom the gate has stopped. */
const always = ["revalidate_email", "set_up_two_factor", "second_step"] as const;

const managers = ["owner", "administrator"] as const;
const viewers = ["owner", "administrator", "developer", "content_manager", "technician", "read_only"] as const;

const caseViewers = ["owner", "administrator", "developer", "technician", "service", "read_only"] as const;
const caseWorkers = ["owner", "administrator", "technician", "service"] as const;

const projectMakers = ["owner", "administrator", "developer", "technician"] as const;

/** What managers of a project change in its settings, each of which belongs to the project's row or its lists. */
const ofSettings = { kind: "command", access: "project", needs: "manage_service", locks: true } as const;

export const expectations: Readonly<Record<string, Expectation>> = {
  // Accounts
  register: {
    kind: "command",
    access: "public",
    maySayNothing: "there is no account yet, or the address has one and nothing about it changes",
  },
  mail_registration_again: {
    kind: "command",
    access: "public",
    maySayNothing: "there is no account yet, or nothing about it changes",
  },
  confirm_registration: { kind: "command", access: "public" },
  sign_in: { kind: "command", access: "public" },
  ask_password_reset: {
    kind: "command",
    access: "public",
    maySayNothing: "the answer is the same for an address without an account, and then nothing happened",
  },
  reset_password: { kind: "command", access: "public" },
  change_password: { kind: "command", access: "self", proof: "fresh" },
  change_name: { kind: "command", access: "self", maySayNothing: "the name given is the one that they have" },
  ask_email_change: { kind: "command", access: "self", proof: "fresh", waives: ["revalidate_email"] },
  // The links in mails work signed in or out.
  confirm_email_change: { kind: "command", access: "public" },
  undo_email_change: { kind: "command", access: "public" },
  get_email_change: { kind: "query", access: "public" },
  get_email_undo: { kind: "query", access: "public" },
  delete_account: {
    kind: "command",
    access: "account",
    locks: true,
    proof: "fresh",
  },
  export_my_data: { kind: "query", access: "self" },
  list_account_events: { kind: "query", access: "self" },
  get_registration: { kind: "query", access: "public" },
  get_reset: { kind: "query", access: "public" },
  get_profile: { kind: "query", access: "self" },

  ask_revalidation: { kind: "command", access: "account", waives: always },
  get_revalidation: { kind: "query", access: "public" },
  revalidate_email: { kind: "command", access: "public" },

  // The second step, and proving oneself again
  get_waiting_sign_in: { kind: "query", access: "public" },
  enter_code: { kind: "command", access: "public" },
  send_new_code: { kind: "command", access: "public" },
  get_sign_in_link: { kind: "query", access: "public" },
  follow_sign_in_link: { kind: "command", access: "public" },
  ask_key: {
    kind: "command",
    access: "public",
    maySayNothing: "a challenge changes nothing; the session that its answer leads to is the event",
  },
  use_key: { kind: "command", access: "public" },
  ask_passkey: { kind: "command", access: "public", maySayNothing: "nobody has said yet who they are" },
  sign_in_with_passkey: { kind: "command", access: "public" },
  ask_key_to_confirm: {
    kind: "command",
    access: "account",
    waives: always,
    maySayNothing: "a challenge changes nothing; the proof that its answer gives is the event",
  },
  confirm_with_key: { kind: "command", access: "account", waives: always },
  get_ways_to_confirm: { kind: "query", access: "account", waives: always },
  confirm_identity: { kind: "command", access: "account", waives: always },
  send_confirm_code: { kind: "command", access: "account", waives: always },

  // What somebody has set up
  get_security: { kind: "query", access: "account" },
  get_set_up: { kind: "query", access: "account", waives: always },
  ask_for_app: { kind: "command", access: "account", waives: always, proof: "for_factors" },
  get_waiting_app: { kind: "query", access: "account", waives: always },
  turn_on_app: { kind: "command", access: "account", locks: true, waives: always, proof: "for_factors" },
  remove_app: { kind: "command", access: "account", locks: true, waives: always, proof: "for_factors" },
  ask_new_key: {
    kind: "command",
    access: "account",
    waives: always,
    proof: "for_factors",
    maySayNothing: "a challenge changes nothing; the key that answers it is the event",
  },
  add_key: { kind: "command", access: "account", locks: true, waives: always, proof: "for_factors" },
  rename_key: { kind: "command", access: "account", proof: "for_factors", maySayNothing: "it has this name already" },
  remove_key: { kind: "command", access: "account", locks: true, waives: always, proof: "for_factors" },
  make_recovery_codes: { kind: "command", access: "account", waives: always, proof: "fresh" },
  ask_mobile_code: { kind: "command", access: "account", waives: always, proof: "fresh" },
  confirm_mobile: { kind: "command", access: "account", locks: true, waives: always, proof: "fresh" },
  remove_mobile: { kind: "command", access: "account", locks: true, proof: "fresh" },
  change_sign_in_method: {
    kind: "command",
    access: "account",
    locks: true,
    proof: "fresh",
    maySayNothing: "the method given is the one that they have",
  },

  // Sessions
  end_session: { kind: "command", access: "self", waives: ["revalidate_email"] },
  revoke_session: { kind: "command", access: "self" },
  revoke_other_sessions: { kind: "command", access: "self" },
  list_sessions: { kind: "query", access: "self" },
  open_organisation: {
    kind: "command",
    access: "member",
    // Changes nobody, but holds memberships that two first requests of a session would wait for crosswise.
    locks: true,
    maySayNothing: "only the first time that a session enters an organisation is worth an entry",
  },

  // Organisations and their members
  create_organisation: { kind: "command", access: "founder" },
  list_my_organisations: { kind: "query", access: "self" },
  list_my_places: { kind: "query", access: "self" },
  get_settings: { kind: "query", access: "role", allowed: managers },
  edit_organisation: {
    kind: "command",
    access: "role",
    allowed: managers,
    locks: true,
    maySayNothing: "the form was saved as it stood, so nothing changed",
  },
  set_two_factor_policy: {
    kind: "command",
    access: "role",
    allowed: ["owner"],
    locks: true,
    proof: "fresh",
    maySayNothing: "the policy was saved as it stood, so nothing changed",
  },
  preview_two_factor_policy: { kind: "query", access: "role", allowed: ["owner"] },
  get_dashboard: { kind: "query", access: "member" },
  get_numbers: { kind: "query", access: "role", allowed: viewers },
  get_my_place: { kind: "query", access: "member" },
  put_away_welcome: {
    kind: "command",
    access: "member",
    locks: true,
    maySayNothing: "what somebody reads of a page concerns nobody else",
  },
  list_latest_events: { kind: "query", access: "role", allowed: managers },
  list_audit_events: { kind: "query", access: "role", allowed: managers },
  get_chain_verdict: { kind: "query", access: "role", allowed: managers },
  export_audit_log: { kind: "command", access: "role", allowed: managers, proof: "fresh" },
  list_access_on: { kind: "query", access: "role", allowed: managers },
  export_access_on: { kind: "command", access: "role", allowed: managers, proof: "fresh" },
  get_team: { kind: "query", access: "role", allowed: viewers },
  put_owner_nudge_away: {
    kind: "command",
    access: "role",
    allowed: managers,
    locks: true,
    maySayNothing: "only what the actor's own page says has changed",
  },
  get_team_frame: { kind: "query", access: "member" },
  list_members: { kind: "query", access: "role", allowed: viewers },
  list_holders: { kind: "query", access: "role", allowed: viewers },
  get_member: { kind: "query", access: "member" },
  list_member_projects: { kind: "query", access: "member" },
  explain_permission: { kind: "query", access: "member" },
  list_member_events: { kind: "query", access: "role", allowed: managers },
  export_members: { kind: "command", access: "role", allowed: managers, proof: "fresh" },
  change_role: { kind: "command", access: "role", allowed: managers, locks: true },
  remove_member: { kind: "command", access: "role", allowed: managers, locks: true },
  remind_two_factor: { kind: "command", access: "role", allowed: managers },
  get_several_members: { kind: "query", access: "role", allowed: managers },
  change_several_roles: { kind: "command", access: "role", allowed: managers, locks: true },
  set_several_end_dates: { kind: "command", access: "role", allowed: managers, locks: true },
  remind_several_of_two_factor: { kind: "command", access: "role", allowed: managers },
  remove_several_members: { kind: "command", access: "role", allowed: managers, locks: true },
  leave_organisation: {
    kind: "command",
    access: "member",
    locks: true,
    waives: ["set_up_two_factor", "second_step"],
  },

  delete_organisation: {
    kind: "command",
    access: "role",
    allowed: ["owner"],
    locks: true,
    proof: "fresh",
  },
  get_plan: { kind: "query", access: "role", allowed: managers },
  ask_for_seats: { kind: "command", access: "role", allowed: managers },
  get_directory: { kind: "query", access: "role", allowed: managers },
  retry_directory: { kind: "command", access: "role", allowed: managers },
  set_end_date: {
    kind: "command",
    access: "role",
    allowed: managers,
    locks: true,
    maySayNothing: "the day given is the one that it has",
  },

  // Projects
  create_project: { kind: "command", access: "role", allowed: projectMakers, locks: true },
  get_new_project: { kind: "query", access: "role", allowed: projectMakers },
  find_in_organisation: { kind: "query", access: "member" },
  list_whom_to_ask: { kind: "query", access: "member" },
  list_projects: { kind: "query", access: "member" },
  rename_project: {
    kind: "command",
    access: "project",
    allowed: projectMakers,
    locks: true,
    maySayNothing: "the name given is the one that it has",
  },
  delete_project: { kind: "command", access: "project", allowed: managers, locks: true },
  restore_project: { kind: "command", access: "role", allowed: managers, locks: true },
  list_deleted_projects: { kind: "query", access: "role", allowed: managers },
  find_project: { kind: "query", access: "self" },
  get_standing: { kind: "query", access: "project" },
  get_project: { kind: "query", access: "project" },
  get_project_settings: { kind: "query", access: "project", needs: "manage_service" },
  get_usage: { kind: "query", access: "project", needs: "manage_service" },
  edit_branding: { ...ofSettings, maySayNothing: "the name was saved as it stood" },
  set_logo: ofSettings,
  remove_logo: { ...ofSettings, maySayNothing: "somebody else has removed it already" },
  get_logo: { kind: "query", access: "project" },
  set_email_sign_in: { ...ofSettings, maySayNothing: "the choice was saved as it stood" },
  set_folder_permissions: { ...ofSettings, maySayNothing: "the choice was saved as it stood" },
  get_sender: { kind: "query", access: "project", needs: "manage_service" },
  add_sender: ofSettings,
  change_sender: { ...ofSettings, maySayNothing: "it was saved as it stood" },
  make_default_sender: { ...ofSettings, maySayNothing: "it is the default already" },
  remove_sender: ofSettings,

  // API integration
  get_api_integration: { kind: "query", access: "project", needs: "manage_api_keys" },
  get_project_key: { kind: "query", access: "project", needs: "manage_api_keys" },
  create_project_key: { kind: "command", access: "project", needs: "manage_api_keys", locks: true, proof: "fresh" },
  revoke_project_key: { kind: "command", access: "project", needs: "manage_api_keys" },
  set_guest_list: {
    kind: "command",
    access: "project",
    needs: "manage_api_keys",
    locks: true,
    maySayNothing: "the list was saved as it stood",
  },
  set_callback: {
    kind: "command",
    access: "project",
    needs: "manage_api_keys",
    locks: true,
    maySayNothing: "it was saved as it stood",
  },
  renew_callback_secret: { kind: "command", access: "project", needs: "manage_api_keys" },
  remove_callback: { kind: "command", access: "project", needs: "manage_api_keys" },
  get_callback_to_test: { kind: "query", access: "project", needs: "manage_api_keys" },
  test_callback: {
    kind: "command",
    access: "project",
    needs: "manage_api_keys",
    maySayNothing: "the permit of a test is counted before it is sent; the test itself is an event",
  },
  get_project_of_key: { kind: "query", access: "key" },

  // Folders and templates
  create_folder: { kind: "command", access: "project", needs: "manage_templates" },
  rename_folder: {
    kind: "command",
    access: "project",
    needs: "manage_templates",
    maySayNothing: "the name given is the one that it has",
  },
  move_folder: {
    kind: "command",
    access: "project",
    needs: "manage_templates",
    maySayNothing: "it stands there already",
  },
  delete_folder: { kind: "command", access: "project", needs: "manage_templates" },
  list_folder_people: { kind: "query", access: "project", needs: "manage_service" },
  set_folder_people: {
    kind: "command",
    access: "project",
    needs: "manage_service",
    maySayNothing: "those who are ticked see it already",
  },
  browse_templates: { kind: "query", access: "project" },
  get_template: { kind: "query", access: "project" },
  get_new_template: { kind: "query", access: "project", needs: "manage_templates" },
  get_template_to_edit: { kind: "query", access: "project", needs: "manage_templates" },
  list_copy_targets: { kind: "query", access: "project", needs: "manage_templates" },
  create_template: { kind: "command", access: "project", needs: "manage_templates" },
  edit_template: {
    kind: "command",
    access: "project",
    needs: "manage_templates",
    maySayNothing: "it says what it said",
  },
  restore_version: {
    kind: "command",
    access: "project",
    needs: "manage_templates",
    maySayNothing: "the version is the current one",
  },
  move_template: {
    kind: "command",
    access: "project",
    needs: "manage_templates",
    maySayNothing: "it stands there already",
  },
  delete_template: { kind: "command", access: "project", needs: "manage_templates" },
  copy_template: { kind: "command", access: "project", needs: "manage_templates" },

  // Service cases
  list_cases: { kind: "query", access: "project", allowed: caseViewers },
  list_case_board: { kind: "query", access: "project", allowed: caseViewers },
  get_case: { kind: "query", access: "project", allowed: caseViewers },
  get_new_case: { kind: "query", access: "project", allowed: caseWorkers },
  get_case_to_edit: { kind: "query", access: "project", allowed: caseViewers },
  get_case_to_delete: { kind: "query", access: "project", allowed: managers },
  list_case_assignees: { kind: "query", access: "project", allowed: caseWorkers },
  create_case: { kind: "command", access: "project", allowed: caseWorkers },
  // Who may depends on who opened it: lib/service-cases/rules.ts.
  edit_case: {
    kind: "command",
    access: "project",
    maySayNothing: "it was saved as it stood, so nothing changed",
  },
  comment_on_case: { kind: "command", access: "project", allowed: caseWorkers },
  pick_up_case: {
    kind: "command",
    access: "project",
    allowed: caseWorkers,
    maySayNothing: "it is theirs already",
  },
  assign_case: {
    kind: "command",
    access: "project",
    allowed: caseWorkers,
    maySayNothing: "it is already whose it should be",
  },
  release_case: {
    kind: "command",
    access: "project",
    allowed: caseWorkers,
    maySayNothing: "it is nobody's already",
  },
  resolve_case: { kind: "command", access: "project", allowed: caseWorkers },
  reopen_case: { kind: "command", access: "project", allowed: caseWorkers },
  delete_case: { kind: "command", access: "project", allowed: managers },
  set_case_mails: {
    kind: "command",
    access: "member",
    locks: true,
    maySayNothing: "it is set as it was",
  },

  // Projects: their people
  list_project_team: { kind: "query", access: "project" },
  get_project_invite: { kind: "query", access: "project", needs: "manage_service" },
  invite_to_project: { kind: "command", access: "project", needs: "manage_service", locks: true },
  resend_project_invitation: { kind: "command", access: "project", needs: "manage_service", locks: true },
  cancel_project_invitation: { kind: "command", access: "project", needs: "manage_service", locks: true },
  get_project_member: { kind: "query", access: "project", needs: "manage_service" },
  edit_project_member: {
    kind: "command",
    access: "project",
    needs: "manage_service",
    locks: true,
    maySayNothing: "permissions and folders given are the ones that they have",
  },
  edit_several_project_members: { kind: "command", access: "project", needs: "manage_service", locks: true },
  remove_several_project_members: { kind: "command", access: "project", needs: "manage_service", locks: true },
  resend_several_project_invitations: { kind: "command", access: "project", needs: "manage_service", locks: true },
  cancel_several_project_invitations: { kind: "command", access: "project", needs: "manage_service", locks: true },
  get_several_in_project: { kind: "query", access: "project", needs: "manage_service" },
  remove_project_member: { kind: "command", access: "project", needs: "manage_service", locks: true },
  join_project: { kind: "command", access: "role", allowed: managers, locks: true },
  get_leaving: { kind: "query", access: "project" },
  leave_project: { kind: "command", access: "project", locks: true },
  // Requests
  list_waiting_requests: { kind: "query", access: "member" },
  list_asked_requests: { kind: "query", access: "member" },
  list_decided_requests: { kind: "query", access: "member" },
  list_joinable_projects: { kind: "query", access: "member" },
  get_joinable_project: { kind: "query", access: "member" },
  ask_to_join: { kind: "command", access: "member", locks: true },
  withdraw_join_request: { kind: "command", access: "member" },
  get_join_request: { kind: "query", access: "project", needs: "manage_service" },
  decide_join_request: { kind: "command", access: "project", needs: "manage_service", locks: true },
  get_go_live: { kind: "query", access: "project" },
  request_go_live: { kind: "command", access: "project", needs: "manage_service", locks: true },
  withdraw_go_live: { kind: "command", access: "project", needs: "manage_service", locks: true },
  get_go_live_request: { kind: "query", access: "member" },
  decide_go_live: { kind: "command", access: "member", locks: true },
  list_go_live_requests: { kind: "query", access: "platform" },
  get_go_live_request_as_admin: { kind: "query", access: "platform" },
  decide_go_live_as_admin: { kind: "command", access: "platform", locks: true },
  set_go_live_approval: {
    kind: "command",
    access: "platform",
    locks: true,
    maySayNothing: "the organisation may or may not already",
  },
  set_go_live_grant: {
    kind: "command",
    access: "role",
    allowed: ["owner"],
    locks: true,
    maySayNothing: "the member may or may not already",
  },

  // Proposals about somebody's account
  propose_change: { kind: "command", access: "project", needs: "manage_service", locks: true },
  withdraw_proposal: { kind: "command", access: "project", needs: "manage_service", locks: true },
  list_my_proposals: { kind: "query", access: "self" },
  confirm_proposal: { kind: "command", access: "account", locks: true, proof: "fresh" },
  decline_proposal: { kind: "command", access: "account", locks: true },
  export_project_team: { kind: "command", access: "project", needs: "manage_service", proof: "fresh" },

  // Roles of one's own
  list_team_roles: { kind: "query", access: "member" },
  get_role: { kind: "query", access: "role", allowed: ["owner"] },
  create_role: { kind: "command", access: "role", allowed: ["owner"], locks: true, proof: "fresh" },
  edit_role: {
    kind: "command",
    access: "role",
    allowed: ["owner"],
    locks: true,
    proof: "fresh",
    maySayNothing: "the form is saved as it stands",
  },
  delete_role: { kind: "command", access: "role", allowed: ["owner"], locks: true, proof: "fresh" },

  // Ownership
  offer_ownership: { kind: "command", access: "role", allowed: ["owner"], locks: true, proof: "fresh" },
  accept_ownership: { kind: "command", access: "member", locks: true, proof: "fresh" },
  decline_ownership: { kind: "command", access: "member", locks: true },
  cancel_ownership_offer: { kind: "command", access: "role", allowed: ["owner"], locks: true },
  get_ownership: { kind: "query", access: "role", allowed: ["owner"] },
  get_my_offer: { kind: "query", access: "member" },

  // Invitations
  invite_member: { kind: "command", access: "role", allowed: managers, locks: true },
  get_several_invitations: { kind: "query", access: "role", allowed: managers },
  resend_several_invitations: { kind: "command", access: "role", allowed: managers, locks: true },
  revoke_several_invitations: { kind: "command", access: "role", allowed: managers, locks: true },
  invite_several: {
    kind: "command",
    access: "role",
    allowed: managers,
    locks: true,
    maySayNothing: "every pasted address was refused, so nobody was invited",
  },
  resend_invitation: { kind: "command", access: "role", allowed: managers, locks: true },
  replace_link: { kind: "command", access: "role", allowed: managers, locks: true },
  // Changes no row: only who took the link is written down.
  copy_link: { kind: "command", access: "role", allowed: managers },
  revoke_invitation: { kind: "command", access: "role", allowed: managers, locks: true },
  list_invitations: { kind: "query", access: "role", allowed: viewers },
  list_my_invitations: { kind: "query", access: "self" },
  get_invitation: { kind: "query", access: "invitee" },
  accept_invitation: { kind: "command", access: "invitee", locks: true },
  // Changes no row: only who asked is written down.
  ask_for_invitation: { kind: "command", access: "invitee" },
  decline_invitation: { kind: "command", access: "invitee" },

  // The monthly report and reviews of who has access
  subscribe_to_report: {
    kind: "command",
    access: "role",
    allowed: ["owner"],
    locks: true,
    maySayNothing: "the box was saved as it stood, so nothing changed",
  },
  send_report_now: { kind: "command", access: "role", allowed: ["owner"] },
  get_report: { kind: "query", access: "role", allowed: ["owner"] },
  list_review_rows: { kind: "query", access: "role", allowed: ["owner"] },
  start_review: { kind: "command", access: "role", allowed: ["owner"], locks: true },
  keep_in_review: { kind: "command", access: "role", allowed: ["owner"], locks: true },
  lower_in_review: { kind: "command", access: "role", allowed: ["owner"], locks: true },
  remove_in_review: { kind: "command", access: "role", allowed: ["owner"], locks: true },
  finish_review: { kind: "command", access: "role", allowed: ["owner"], locks: true },

  // Platform admins
  find_users: { kind: "query", access: "platform" },
  get_user: { kind: "query", access: "platform" },
  unlock_account: { kind: "command", access: "platform" },
  end_sessions_of: { kind: "command", access: "platform", proof: "fresh" },
  archive_user: { kind: "command", access: "platform", locks: true, proof: "fresh" },
  unarchive_user: { kind: "command", access: "platform", locks: true, proof: "fresh" },
  find_organisations: { kind: "query", access: "platform" },
  get_organisation: { kind: "query", access: "platform" },
  restore_organisation: {
    kind: "command",
    access: "platform",
    locks: true,
  },
  set_seat_limit: {
    kind: "command",
    access: "platform",
    locks: true,
    maySayNothing: "the limit that is given may be the one that it has",
  },
  // Whoever opens the link is not one yet.
  get_platform_grant: { kind: "query", access: "account" },
  accept_platform_grant: { kind: "command", access: "account" },

  // API tokens
  create_token: { kind: "command", access: "member", locks: true, proof: "fresh" },
  revoke_token: { kind: "command", access: "account" },
  list_my_tokens: { kind: "query", access: "self" },
  // No permission of the table is about tokens: owners alone, among those who hold team:manage (product.md 7).
  revoke_member_token: { kind: "command", access: "role", allowed: ["owner"], locks: true },
  list_member_tokens: { kind: "query", access: "role", allowed: ["owner"] },
  get_token: { kind: "query", access: "token" },

  // Two-factor resets
  ask_two_factor_reset: { kind: "command", access: "role", allowed: ["owner"], locks: true, proof: "fresh" },
  open_two_factor_reset: { kind: "command", access: "platform", locks: true, proof: "fresh" },
  list_two_factor_resets: { kind: "query", access: "platform" },
  get_two_factor_reset: { kind: "query", access: "platform" },
  verify_two_factor_reset: { kind: "command", access: "platform", locks: true, proof: "fresh" },
  confirm_two_factor_reset: { kind: "command", access: "platform", locks: true, proof: "fresh" },
  refuse_two_factor_reset: { kind: "command", access: "platform", locks: true },
  // The mailed link works signed in or out.
  get_reset_to_cancel: { kind: "query", access: "public" },
  cancel_two_factor_reset: { kind: "command", access: "public" },
  get_my_reset: { kind: "query", access: "account" },
  cancel_my_reset: { kind: "command", access: "account", locks: true, waives: always },
};
