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
