import type { InvitationAddress } from "@/components/team/invitation-filter";
import { listInvitationsInput } from "@/lib/invitations/input";

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const names = ["search", "state", "sort", "after", "before", "from"] as const;

/** What the address asks for; anything given twice or not at all, or that means nothing, is left out. */
export function readAsked(asked: Asked) {
  const given = names.flatMap((name) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? [[name, value]] : [];
  });
  const input = listInvitationsInput.parse(Object.fromEntries(given));
  const { search, state, sort } = input;
  const filter: InvitationAddress = {
    ...(search ? { search } : {}),
    ...(state && state !== "open" ? { state } : {}),
    ...(sort ? { sort } : {}),
  };
  return { filter, input };
}
