import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { organisations } from "@/db/schema/organisations";
import { type TenantTx, withOrganisation } from "@/db/scope";
import type { AuditEvent } from "@/lib/audit/events";
import type { AuditActor } from "@/lib/audit/record";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { fitsLink, splitInvitationLink } from "@/lib/secrets/invitation-link";
import type {} from "../claims";
import { type InvitationRow, type OrganisationRow, requiresTwoFactor } from "../rows";
import type { Access } from "./access";
import { type ActingUser, actingUser, personOf } from "./acting-user";
import { lockOrganisation } from "./lock";

export interface InviteeScene {
  readonly tx: TenantTx;
  readonly organisation: OrganisationRow;
  readonly invitation: InvitationRow;
  /** Past its time by the database's clock, whatever its state says. */
  readonly isPastItsTime: boolean;
  /** The organisation asks for two-factor authentication as from now. */
  readonly requiresTwoFactor: boolean;
  readonly actor: {
    readonly user: ActingUser | null;
    /** The link came by mail, so whoever holds it has seen the mailbox (IN-03). */
    readonly byMail: boolean;
  };
}

/** Whoever holds an invitation. Has no membership: the invitation is found, and it and its organisation are locked instead. */
export const invitee: Access<"invitee", InviteeScene, AuditEvent, "team"> = {
  name: "invitee",
  claim: "invitee",
  takes: "team",
  async open(ctx, claim, asked, body) {
    const link = "token" in claim.invitation ? splitInvitationLink(claim.invitation.token) : null;
    const byId = "id" in claim.invitation ? claim.invitation.id : "";
    const search = link
      ? sql`select * from find_invitation_by_token(${hashToken(link.token)})`
      : sql`select * from find_invitation_for_person(${byId}, ${claim.user?.userId ?? ""})`;
    // With no tenant set the role sees nothing; it may only ask where the invitation belongs.
    const [found] = await withOrganisation(ctx.db, "", (tx) =>
      tx.execute<{ organisation_id: string; id: string }>(search),
    );
    if (!found) throw new Refusal("not_found");
    return withOrganisation(ctx.db, found.organisation_id, async (tx) => {
      if (asked.writes) await lockOrganisation(tx, found.organisation_id);
      const reading = tx
        .select({
          organisation: getTableColumns(organisations),
          invitation: getTableColumns(invitations),
          requiresTwoFactor: requiresTwoFactor(),
          isPastItsTime: sql<boolean>`${invitations.expiresAt} <= now()`,
        })
        .from(invitations)
        .innerJoin(
          organisations,
          and(eq(organisations.id, invitations.organisationId), isNull(organisations.deletedAt)),
        )
        .where(eq(invitations.id, found.id));
      const [row] = await (asked.writes ? reading.for("update", { of: invitations }) : reading);
      // The proof is wrong, or a new link has replaced this one between the two reads.
      if (!row || (link && !fitsLink(link, row.invitation))) throw new Refusal("not_found");
      const waives = [...asked.waives, "revalidate_email"] as const;
      const user = claim.user ? await actingUser(tx, claim.user, { ...asked, waives }) : null;
      return body({ tx, ...row, actor: { user, byMail: link?.proof != null } });
    });
  },
  recordAs: ({ organisation, invitation, actor: { user } }) => ({
    organisationId: organisation.id,
    by: nameOf(user, invitation),
  }),
};

function nameOf(user: ActingUser | null, { name, email }: InvitationRow): AuditActor {
  const person = user ? personOf(user) : { id: null, name, email };
  return { kind: "invitee", id: user?.userId ?? null, person };
}
