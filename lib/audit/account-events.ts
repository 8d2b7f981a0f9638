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
  return words;
}
