/** What can be done to several at once, as the address of its page says it, with what it is called there. */
export const deeds = {
  permissions: "Change permissions",
  remove: "Remove from the project",
  resend: "Send invitations again",
  cancel: "Cancel invitations",
} as const;
export type Deed = keyof typeof deeds;

export function readDeed(asked: unknown): Deed {
  const known = Object.keys(deeds) as Deed[];
  return known.find((deed) => deed === asked) ?? "permissions";
}
