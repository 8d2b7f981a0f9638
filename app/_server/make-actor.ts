import "server-only";
import type { MissingStep } from "@/lib/access/gate";
import { readProjectPlace } from "@/lib/kernel/project-place";
import { Refusal } from "@/lib/kernel/refusal";
import { findFormerSlug } from "@/lib/organisations/find-former-slug";
import type { ClaimKind, Claims } from "@/lib/usecase/claims";
import { currentSession, inviteeActor, memberActor, platformActor, projectActor, userActor } from "./actor";
import { visitor } from "./cookies";
import { database } from "./database";

/** What is posted, apart from the command's own fields. */
interface Post {
  /** For whom the page was drawn that posts this; null if it does not say. */
  readonly drawnFor: string | null;
}

/** What is asked of this door, and where it stands. */
interface Door {
  /** The organisation, project or invitation that the URL or the form names, '' where there is none. */
  readonly place: string;
  readonly waives: readonly MissingStep[];
  /** For an action or a download, which may set the browser's cookie; null for a page, which cannot. */
  readonly post: Post | null;
}

/** How a browser comes by each kind of claim. A token or a key is no browser's: what programs ask comes in through `api.ts`. Nobody is the installation from outside. */
const makers: { readonly [Kind in ClaimKind]: (door: Door) => Promise<Claims[Kind]> } = {
  visitor: ({ post }) => visitor(post !== null),
  invitee: ({ place }) => inviteeActor(place),
  user: ({ place, waives }) => userActor(place, waives),
  admin: ({ waives }) => platformActor(waives),
  member: ({ place, waives }) => memberActor(place, waives),
  holder: ({ place, waives }) => memberActor(place, waives),
  project: ({ place, waives }) => projectActor(place, waives),
  token: () => Promise.reject(new Refusal("not_found")),
  key: () => Promise.reject(new Refusal("not_found")),
  system: () => Promise.reject(new Refusal("not_found")),
};

export async function makeActor<Kind extends ClaimKind>(
  access: { readonly claim: Kind },
  door: Door,
): Promise<Claims[Kind]> {
  return makers[access.claim](door.post ? await arrived(access.claim, door, door.post) : door);
}

/**
 * A page outlives the session and the address that it was drawn with. What is posted from it acts for the person whom it
 * was drawn for or not at all, and reaches an organisation that has taken another URL name meanwhile.
 */
async function arrived(kind: ClaimKind, door: Door, { drawnFor }: Post): Promise<Door> {
  // Whoever they are: the page asked nobody to be signed in.
  if (kind === "visitor" || kind === "token" || kind === "key" || kind === "system") return door;
  const slug = slugIn(kind, door.place);
  const session = await currentSession(slug ?? "");
  // Nobody is signed in any more. An invitee need not be, unless the page was about somebody.
  if (!session && (kind !== "invitee" || drawnFor !== ""))
    throw new Refusal("verification_required", { reason: "sign_in" });
  if (session && session.userId !== drawnFor)
    throw new Refusal("conflict", { reason: "other_person", facts: { name: session.name } });
  // Asked for one that is somebody else's too, so that it takes the time of one that does not exist (AZ-05).
  if (!session || slug === null || session.memberId) return door;
  const now = await findFormerSlug(database(), slug, session.userId);
  return now ? { ...door, place: now + door.place.slice(slug.length) } : door;
}

/** The organisation's part of a place; null where a claim of this kind names none. */
function slugIn(kind: ClaimKind, place: string): string | null {
  if (placeFields[kind] === "project") return readProjectPlace(place)?.slug ?? "";
  return placeFields[kind] === "organisation" ? place : null;
}

/** The hidden field in which a form names its place. */
export const placeFields: Readonly<Record<ClaimKind, string | null>> = {
  visitor: null,
  invitee: "invitation",
  user: null,
  admin: null,
  member: "organisation",
  holder: "organisation",
  project: "project",
  token: null,
  key: null,
  system: null,
};
