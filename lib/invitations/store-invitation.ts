import { and, eq, lte, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import type { TenantTx } from "@/db/scope";
import type { EmailAddress } from "@/lib/kernel/email-address";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { permitInvitation } from "@/lib/limits/mail-limits";
import { isApproved } from "@/lib/organisations/approved-domains";
import type { Role } from "@/lib/permissions/role";
import { newSeed } from "@/lib/secrets/derive-token";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import type { Context } from "@/lib/usecase/context";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { invitationHashes } from "./invitation-hashes";
import { invitationHours } from "./rules";

interface Stored {
  readonly email: EmailAddress;
  readonly name: string | null;
  readonly role: Pick<Role, "id">;
  readonly message: string | null;
  readonly outsideReason: string | null;
  readonly forProjects: boolean;
}

/** Writes an invitation that every rule has let pass. */
export async function storeInvitation(scene: MemberScene & { readonly ctx: Context }, given: Stored) {
  const { tx, ctx, organisation, actor } = scene;
  const { email, role, ...rest } = given;
  const id = ctx.ids.create("inv");
  const seed = newSeed(ctx.mailKeys);
  const [made] = await tx
    .insert(invitations)
    .values({
      ...rest,
      id,
      organisationId: organisation.id,
      email: email.typed,
      emailCanonical: email.canonical,
      roleId: role.id,
      invitedBy: actor.userId,
      expiresAt: sql`now() + make_interval(hours => ${invitationHours})`,
      ...seed,
      ...invitationHashes(ctx.mailKeys, id, seed),
    })
    .returning({ expiresAt: invitations.expiresAt });
  if (!made) throw new Error("an invitation was not stored");
  return { id, expiresAt: made.expiresAt };
}

/**
 * Why somebody outside the approved domains is invited all the same; null for whoever is inside.
 *
 * @throws when they are outside and nobody has said why
 */
export function outsideReasonOf(
  { approvedDomains }: Pick<OrganisationRow, "approvedDomains">,
  { email, outsideReason }: Pick<Stored, "email" | "outsideReason">,
): string | null {
  if (isApproved(email.canonical, approvedDomains)) return null;
  if (outsideReason === null)
    throw invalid({ email: "outside_domains" }, { facts: { domains: approvedDomains.join(", ") } });
  return outsideReason;
}

/** Counted with the mails of all organisations to this address (AT-08). */
export async function permitMail({ tx, organisation, actor }: MemberScene, emailCanonical: string): Promise<void> {
  const wait = await permitInvitation(tx, organisation.id, actor.userId, emailCanonical);
  if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
}

/** An invitation past its time still stands as pending until somebody needs its place (INV-07). */
export async function expireOld(tx: TenantTx, organisationId: string, emailCanonical: string): Promise<void> {
  await tx
    .update(invitations)
    .set({ state: "expired", stateChangedAt: sql`now()` })
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.emailCanonical, emailCanonical),
        eq(invitations.state, "pending"),
        lte(invitations.expiresAt, sql`now()`),
      ),
    );
}
