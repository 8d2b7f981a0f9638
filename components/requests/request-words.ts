import type { AskedRequest, RequestState } from "@/lib/requests/list-asked-requests";

/** What became of a request, in a word. */
export const stateWords: Readonly<Record<RequestState, string>> = {
  pending: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  joined: "Joined another way",
};

/** What somebody asked, as a heading of their own list. */
export function askedWords({ kind, project, personName }: AskedRequest): string {
  const name = project?.name ?? "a project that is gone";
  switch (kind) {
    case "join":
      return `To join ${name}`;
    case "go_live":
      return `For ${name} to go live`;
    case "ownership":
      return `${personName ?? "Somebody"} to take over ownership`;
    case "proposal":
      return `${personName ?? "Somebody"} to change their account, in ${name}`;
    case "reset":
      return `Two-factor authentication of ${personName ?? "somebody"} to be reset`;
  }
}

/** "you, Adam Khan and 2 others" */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, rest === 1 ? "1 other" : `${rest} others`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
