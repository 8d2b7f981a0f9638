import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { gate, type MissingStep, platformPolicy } from "@/lib/access/gate";
import { readProjectPlace } from "@/lib/kernel/project-place";
import { Refusal } from "@/lib/kernel/refusal";
import { findFormerSlug } from "@/lib/organisations/find-former-slug";
import { roleOf } from "@/lib/permissions/role";
import { getStanding } from "@/lib/projects/get-standing";
import { type FoundSession, gateFacts, seenOf } from "@/lib/sessions/find-session";
import { openOrganisation } from "@/lib/sessions/open-organisation";
import { touchSession } from "@/lib/sessions/touch-session";
import type { InviteeActor, MemberActor, ProjectActor, UserActor } from "@/lib/usecase/claims";
import { context } from "./context";
import { sessionToken } from "./cookies";
import { database } from "./database";
import { remembered } from "./memo";
import { sessionOf } from "./session";

/**
 * The only maker of actors outside tests and jobs. Asks once per request, for session and organisation together.
 * A session that is over is none; what else is missing depends on the door, see `passGate`.
 */
export async function currentSession(slug: string): Promise<FoundSession | null> {
  const token = await sessionToken();
  const found = token ? await sessionOf(token, slug) : null;
  if (!found?.isLive) return null;
  if (found.isStale) await remembered("touched", () => touchSession(database(), found.sessionId).catch(ignoreBusy));
  return found;
}

/** The last use is worth no refusal: the next request writes it. */
function ignoreBusy(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

/** Passes nobody whom the gate stops, whether or not the middleware ran. */
function passGate(found: FoundSession | null, waives: readonly MissingStep[]): FoundSession {
  const step = gate(gateFacts(found), waives);
  if (step === "ok" && found) return found;
  throw new Refusal("verification_required", { reason: step });
}

function asUser(found: FoundSession): UserActor {
  const { userId, sessionId, name, email, emailCanonical } = found;
  return { kind: "user", userId, sessionId, seen: { ...seenOf(found), name, email, emailCanonical } };
}

/**
 * `slug`: the organisation in the URL, if any, so that a request asks for its session once. What that organisation asks of
 * its members is not asked here.
 */
export async function userActor(slug: string, waives: readonly MissingStep[]): Promise<UserActor> {
  return asUser(passGate(await currentSession(slug), [...waives, "set_up_two_factor", "second_step"]));
}

/** A platform admin with a second factor in this session. To everybody else who is signed in there is nothing here. */
export async function platformActor(waives: readonly MissingStep[]): Promise<UserActor> {
  const found = await currentSession("");
  if (found && !found.isPlatformAdmin) throw new Refusal("not_found");
  const step = gate({ session: found, organisation: platformPolicy }, waives);
  if (step !== "ok" || !found) throw new Refusal("verification_required", { reason: step });
  return asUser(found);
}

/** The signed-in person as a member of the organisation in the URL. One that is not theirs does not exist. */
export async function memberActor(slug: string, waives: readonly MissingStep[]): Promise<MemberActor> {
  const found = passGate(await currentSession(slug), waives);
  const actor = await memberOf(slug, found);
  // Once in a session; whoever still lacks a step has not come in.
  if (!found.hasOpened && gate(gateFacts(found)) === "ok")
    await remembered(`opened ${slug}`, async () => openOrganisation(await context(), actor, {}));
  return actor;
}

async function memberOf(slug: string, found: FoundSession): Promise<MemberActor> {
  const { organisation, memberId } = found;
  // Asked for one that is somebody else's too, so that it takes the time of one that does not exist (AZ-05).
  if (!memberId) await followFormerSlug(slug, found.userId);
  if (!organisation || !memberId || !found.role) throw new Refusal("not_found");
  const { userId, sessionId, name, email } = found;
  const role = roleOf(found.role);
  const seen = { ...seenOf(found), organisation, memberId, name, email, role, permissions: role.permissions };
  return { kind: "member", userId, sessionId, organisationId: organisation.id, seen };
}

/**
 * The member about a project of theirs, with what is stored in it about them. One that they may not open does not exist.
 *
 * @param place as `projectPlace` writes it
 */
export async function projectActor(place: string, waives: readonly MissingStep[]): Promise<ProjectActor> {
  const named = readProjectPlace(place);
  const member = await memberActor(named?.slug ?? "", waives);
  if (!named) throw new Refusal("not_found");
  const claim = { ...member, projectId: named.projectId };
  const here = await remembered(`project ${named.projectId}`, async () => getStanding(await context(), claim, {}));
  return { ...claim, here };
}

/** Somebody with a link, or with an invitation of their own; signed in or not. */
export async function inviteeActor(invitation: string): Promise<InviteeActor> {
  const found = await currentSession("");
  const named = /^inv_[0-9a-z]+$/.test(invitation) ? { id: invitation } : { token: invitation };
  return { kind: "invitee", invitation: named, user: found ? asUser(found) : null };
}

/** A changed URL name leads on for 90 days. The path behind it stays, as far as the node server told it. */
async function followFormerSlug(slug: string, userId: string) {
  const now = await findFormerSlug(database(), slug, userId);
  if (!now) return;
  const path = (await headers()).get("x-path") ?? "";
  const former = `/orgs/${slug}`;
  redirect(path.startsWith(`${former}/`) ? `/orgs/${now}${path.slice(former.length)}` : `/orgs/${now}`);
}
