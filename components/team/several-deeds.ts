/** What can be done to several at once, as the address of its page says it, with what it is called there. */
export const deeds = {
  role: "Change role",
  "end-date": "Set an end date",
  remind: "Remind about two-factor",
  remove: "Remove members",
  resend: "Send invitations again",
  revoke: "Revoke invitations",
} as const;
export type Deed = keyof typeof deeds;

export function readDeed(asked: unknown): Deed {
  const known = Object.keys(deeds) as Deed[];
  return known.find((deed) => deed === asked) ?? "role";
}

export const isAboutPeople = (deed: Deed) => deed !== "resend" && deed !== "revoke";
