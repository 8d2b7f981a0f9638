import type { RoleKey } from "@/lib/permissions/table";

/** What a command or query is expected to be, written by hand: role-permissions.csv, product.md and nothing computed. */
export interface Expectation {
  readonly kind: "command" | "query";
  readonly access: "role" | "member" | "self" | "account" | "founder" | "invitee" | "public";
  /** With access `role`: who holds the permission, read off role-permissions.csv. */
  readonly allowed?: readonly RoleKey[];
  /** Whether it changes who is in or what they may do, and so locks the organisation first. */
  readonly changesTeam?: boolean;
  /** A command that may answer `none(…)`, and when it leaves no event. */
  readonly maySayNothing?: string;
}

const managers = ["owner", "administrator"] as const;
const viewers = ["owner", "administrator", "developer", "content_manager", "technician", "read_only"] as const;

export const expectations: Readonly<Record<string, Expectation>> = {
  // Accounts
  register: {
    kind: "command",
    access: "public",
    maySayNothing: "there is no account yet, or the address has one and nothing about it changes",
  },
  confirm_registration: { kind: "command", access: "public" },
  sign_in: { kind: "command", access: "public" },
  ask_password_reset: {
    kind: "command",
    access: "public",
    maySayNothing: "the answer is the same for an address without an account, and then nothing happened",
  },
  reset_password: { kind: "command", access: "public" },
  change_password: { kind: "command", access: "self" },
  change_name: { kind: "command", access: "self", maySayNothing: "the name given is the one that they have" },
  ask_email_change: { kind: "command", access: "self" },
  // The links in mails work signed in or out.
  confirm_email_change: { kind: "command", access: "public" },
  undo_email_change: { kind: "command", access: "public" },
  get_email_change: { kind: "query", access: "public" },
  get_email_undo: { kind: "query", access: "public" },
  delete_account: {
    kind: "command",
    access: "account",
    changesTeam: true,
    maySayNothing: "what happened to the account is erased with it; each organisation has its own entry",
  },
  export_my_data: { kind: "query", access: "self" },
  list_account_events: { kind: "query", access: "self" },
  get_registration: { kind: "query", access: "public" },
  get_reset: { kind: "query", access: "public" },
  get_profile: { kind: "query", access: "self" },

  // Sessions
  end_session: { kind: "command", access: "self" },
  revoke_session: { kind: "command", access: "self" },
  revoke_other_sessions: { kind: "command", access: "self" },
  list_sessions: { kind: "query", access: "self" },
  open_organisation: {
    kind: "command",
    access: "member",
    // Changes nobody, but holds memberships that two first requests of a session would wait for crosswise.
    changesTeam: true,
    maySayNothing: "only the first time that a session enters an organisation is worth an entry",
  },

  // Organisations and their members
  create_organisation: { kind: "command", access: "founder" },
  list_my_organisations: { kind: "query", access: "self" },
  get_settings: { kind: "query", access: "role", allowed: managers },
  edit_organisation: {
    kind: "command",
    access: "role",
    allowed: managers,
    changesTeam: true,
    maySayNothing: "the form was saved as it stood, so nothing changed",
  },
  set_two_factor_policy: {
    kind: "command",
    access: "role",
    allowed: ["owner"],
    changesTeam: true,
    maySayNothing: "the policy was saved as it stood, so nothing changed",
  },
  preview_two_factor_policy: { kind: "query", access: "role", allowed: ["owner"] },
  get_dashboard: { kind: "query", access: "member" },
  list_latest_events: { kind: "query", access: "role", allowed: managers },
  get_team: { kind: "query", access: "role", allowed: viewers },
  list_members: { kind: "query", access: "role", allowed: viewers },
  export_members: { kind: "command", access: "role", allowed: managers },
  change_role: { kind: "command", access: "role", allowed: managers, changesTeam: true },
  remove_member: { kind: "command", access: "role", allowed: managers, changesTeam: true },
  leave_organisation: { kind: "command", access: "member", changesTeam: true },

  // Invitations
  invite_member: { kind: "command", access: "role", allowed: managers, changesTeam: true },
  invite_several: {
    kind: "command",
    access: "role",
    allowed: managers,
    changesTeam: true,
    maySayNothing: "every pasted address was refused, so nobody was invited",
  },
  resend_invitation: { kind: "command", access: "role", allowed: managers, changesTeam: true },
  replace_link: { kind: "command", access: "role", allowed: managers, changesTeam: true },
  // Changes no row: only who took the link is written down.
  copy_link: { kind: "command", access: "role", allowed: managers },
  revoke_invitation: { kind: "command", access: "role", allowed: managers, changesTeam: true },
  list_pending_invitations: { kind: "query", access: "role", allowed: viewers },
  list_my_invitations: { kind: "query", access: "self" },
  get_invitation: { kind: "query", access: "invitee" },
  accept_invitation: { kind: "command", access: "invitee", changesTeam: true },
  decline_invitation: { kind: "command", access: "invitee" },
};
