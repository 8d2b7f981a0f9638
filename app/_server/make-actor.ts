import "server-only";
import type { MissingStep } from "@/lib/access/gate";
import { Refusal } from "@/lib/kernel/refusal";
import type { ClaimKind, Claims } from "@/lib/usecase/claims";
import { inviteeActor, memberActor, platformActor, userActor } from "./actor";
import { visitor } from "./cookies";

/** What is asked of this door, and where it stands. */
interface Door {
  /** The organisation or invitation that the URL or the form names, '' where there is none. */
  readonly place: string;
  readonly waives: readonly MissingStep[];
  /** An action or a download: it may set the browser's cookie, which a page cannot. */
  readonly writes: boolean;
}

/** How a browser comes by each kind of claim. A token is no browser's: what programs ask comes in through `api.ts`. Nobody is the installation from outside. */
const makers: { readonly [Kind in ClaimKind]: (door: Door) => Promise<Claims[Kind]> } = {
  visitor: ({ writes }) => visitor(writes),
  invitee: ({ place }) => inviteeActor(place),
  user: ({ place, waives }) => userActor(place, waives),
  admin: ({ waives }) => platformActor(waives),
  member: ({ place, waives }) => memberActor(place, waives),
  holder: ({ place, waives }) => memberActor(place, waives),
  token: () => Promise.reject(new Refusal("not_found")),
  system: () => Promise.reject(new Refusal("not_found")),
};

export function makeActor<Kind extends ClaimKind>(access: { readonly claim: Kind }, door: Door): Promise<Claims[Kind]> {
  return makers[access.claim](door);
}

/** The hidden field in which a form names its place. */
export const placeFields: Readonly<Record<ClaimKind, string | null>> = {
  visitor: null,
  invitee: "invitation",
  user: null,
  admin: null,
  member: "organisation",
  holder: "organisation",
  token: null,
  system: null,
};
