import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { gate } from "@/lib/access/gate";
import { findFormerSlug } from "@/lib/organisations/find-former-slug";
import { isRoleKey, permissionsOf } from "@/lib/permissions/table";
import { type FoundSession, findSession } from "@/lib/sessions/find-session";
import { openOrganisation } from "@/lib/sessions/open-organisation";
import { touchSession } from "@/lib/sessions/touch-session";
import type { InviteeActor, MemberActor, UserActor } from "@/lib/usecase/actor";
import { context } from "./context";
import { sessionToken } from "./cookies";
import { database } from "./database";

/**
 * The only maker of actors outside tests and jobs. Asks once per request, for session and organisation together, and
 * passes nobody whom the gate stops, whether or not the middleware ran.
 */
export const currentSession = cache(async (slug: string): Promise<FoundSession | null> => {
  const token = await sessionToken();
  const found = token ? await findSession(database(), token, slug) : null;
  if (gate({ session: found }) !== "ok" || !found) return null;
  if (found.isStale) await touchSession(database(), found.sessionId);
  return found;
});

async function requireSession(slug: string): Promise<FoundSession> {
  const found = await currentSession(slug);
  if (!found) redirect("/sign-in");
  return found;
}

function asUser(found: FoundSession): UserActor {
  const { userId, sessionId, method, name, email, emailCanonical } = found;
  return { kind: "user", userId, sessionId, seen: { method, name, email, emailCanonical } };
}

/** `slug`: the organisation in the URL, if any, so that a request asks for its session once. */
export async function userActor(slug: string): Promise<UserActor> {
  return asUser(await requireSession(slug));
}

/** The signed-in person as a member of the organisation in the URL. One that is not theirs does not exist. */
export const memberActor = cache(async (slug: string): Promise<MemberActor> => {
  const found = await requireSession(slug);
  const { organisation, memberId, roleKey } = found;
  if (!organisation) await followFormerSlug(slug, found.userId);
  if (!organisation || !memberId || !roleKey || !isRoleKey(roleKey)) notFound();
  const { userId, sessionId, method, name, email } = found;
  const seen = { organisation, memberId, method, name, email, roleKey, permissions: permissionsOf(roleKey) };
  const actor: MemberActor = { kind: "member", userId, sessionId, organisationId: organisation.id, seen };
  if (!found.hasOpened) await openOrganisation(await context(), actor, {});
  return actor;
});

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
