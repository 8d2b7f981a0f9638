/** What a key may ask about its project, each with the sentence that stands beside its box. Readable in the browser. */
export const keyScopes = [
  {
    key: "settings:read",
    label: "Read settings",
    sentence: "The name on messages, email sign-in and folder permissions.",
  },
  { key: "senders:read", label: "Read senders", sentence: "Reply-to addresses and text message sender names." },
  {
    key: "guest_list:read",
    label: "Read the guest list",
    sentence: "Who gets messages while the project is on trial.",
  },
  { key: "callback:read", label: "Read the callback address", sentence: "Its URL, never its secret." },
] as const;

export type KeyScope = (typeof keyScopes)[number]["key"];

export const keyScopeKeys: readonly KeyScope[] = keyScopes.map(({ key }) => key);

/** The name of a scope's box. Forms refuse a field that is given twice, so each has a field of its own. */
export const scopeBox = (scope: KeyScope) => `scope:${scope}`;

export function scopeLabel(scope: string): string {
  return keyScopes.find(({ key }) => key === scope)?.label ?? scope;
}
