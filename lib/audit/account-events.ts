/** The closed list of what happens to an account as such. Shown to its person, never to an organisation. */
export const accountEvents = {
  "account.created": "Account created",
  "session.started": "Signed in",
  "session.ended": "Signed out",
  "session.revoked": "Session ended",
  "sessions.revoked": "All other sessions ended",
  "name.changed": "Name changed",
  "email.change_asked": "Change of the email address asked for",
  "email.changed": "Email address changed",
  "email.change_undone": "Change of the email address undone",
  "password.changed": "Password changed",
  "password.reset_asked": "Password reset asked for",
  "password.reset": "Password reset by email link",
  "account.locked": "Locked after ten wrong passwords",
  "identity.confirmed": "Confirmed that it is you",
  "address.proven": "Email address proven again",
  "address.proof_asked": "Link to prove the email address asked for",
  "code.sent": "Code sent",
  "two_factor.app_waiting": "Setting up an authenticator app began",
  "two_factor.app_on": "Authenticator app turned on",
  "two_factor.app_off": "Authenticator app removed",
  "two_factor.key_added": "Security key added",
  "two_factor.key_renamed": "Security key renamed",
  "two_factor.key_removed": "Security key removed",
  "two_factor.key_refused": "Security key refused",
  "two_factor.texts_on": "Text-message codes turned on",
  "recovery_codes.made": "New recovery codes made",
  "recovery_code.used": "Recovery code used",
  "factor.failing": "Three wrong second-factor entries in a row, after a right password",
  "factor.locked": "Second factor locked after ten wrong entries",
  "mobile.changed": "Mobile number changed",
  "mobile.removed": "Mobile number removed",
  "token.created": "API token created",
  "token.revoked": "API token revoked",
  "sign_in_method.changed": "Sign-in method changed",
  "two_factor.reset_asked": "Reset of two-factor authentication asked for by support",
  "two_factor.reset_verified": "Reset of two-factor authentication allowed by support",
  "two_factor.reset_cancelled": "Reset of two-factor authentication cancelled",
  "two_factor.reset": "Two-factor authentication reset by support",
  "platform_admin.granted": "Made a platform admin",
  "platform_admin.revoked": "No longer a platform admin",
  "account.unlocked": "Unlocked by a platform admin",
  "account.archived": "Archived by a platform admin",
  "account.unarchived": "Taken out of the archive by a platform admin",
  "sessions.ended_by_admin": "All sessions ended by a platform admin",
} as const;

export type AccountEventName = keyof typeof accountEvents;

export interface AccountEvent {
  readonly scope: "account";
  readonly name: AccountEventName;
  readonly userId: string;
  readonly details: Readonly<Record<string, string | number | null>>;
  /** Given when a message must name the event; otherwise one is made. */
  readonly id?: string;
}

export function accountEvent(
  name: AccountEventName,
  userId: string,
  details: AccountEvent["details"] = {},
  id?: string,
): AccountEvent {
  return { scope: "account", name, userId, details, ...(id ? { id } : {}) };
}

/** What happened, in words. A name that the list no longer has stands for itself: events are older than the list. */
export function describeAccountEvent(name: string, details: AccountEvent["details"]): string {
  const words = Object.hasOwn(accountEvents, name) ? accountEvents[name as AccountEventName] : name;
  if (name === "session.revoked" && details.browser) return `${words}: ${details.browser}`;
  if ((name === "token.created" || name === "token.revoked") && details.token) return `${words}: ${details.token}`;
  return words;
}
