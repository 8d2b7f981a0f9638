import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgPolicy, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { userRole } from "./database-roles";
import { currentUser } from "./policies";
import { roles } from "./roles";
import { tenantTable } from "./tenant-table";

export const invitationStates = ["pending", "accepted", "declined", "revoked", "expired"] as const;

/**
 * One invitation. The token is never stored: `nonce` and `kid` derive it, the two hashes find and prove it (IN-01).
 * A trigger lets the state leave `pending` once and nothing else move (IN-11).
 */
export const invitations = tenantTable(
  "invitations",
  {
    email: text("email").notNull(),
    emailCanonical: text("email_canonical").notNull(),
    name: text("name"),
    message: text("message"),
    roleId: text("role_id")
      .notNull()
      .references(() => roles.id),
    /** The user who invited; not a foreign key to members, because the invitation's history outlives a membership. */
    invitedBy: text("invited_by").notNull(),
    /** Made by an invitation into a project: it promises no role of its own, only what hangs on it (product.md 4.5). */
    forProjects: boolean("for_projects").notNull().default(false),
    /** Why an address outside the approved domains was invited all the same; such a one asks for the mailed link. */
    outsideReason: text("outside_reason"),
    state: text("state", { enum: invitationStates }).notNull().default("pending"),
    stateChangedAt: moment("state_changed_at"),
    acceptedBy: text("accepted_by"),
    createdAt: createdAt(),
    sentAt: moment("sent_at").notNull().defaultNow(),
    sendNumber: integer("send_number").notNull().default(1),
    expiresAt: moment("expires_at").notNull(),
    nonce: text("nonce").notNull(),
    kid: text("kid").notNull(),
    tokenHash: text("token_hash").notNull(),
    /** Of the proof that only the mailed link carries (IN-03). */
    proofHash: text("proof_hash").notNull(),
  },
  (table) => [
    unique("invitations_token_hash").on(table.tokenHash),
    // One live invitation per address (IN-08, INV-07). One past its time is set to `expired` before a new one is made.
    uniqueIndex("invitations_one_pending").on(table.organisationId, table.emailCanonical).where(sql`state = 'pending'`),
    index("invitations_live").on(table.organisationId, table.expiresAt).where(sql`state = 'pending'`),
    index("invitations_listed")
      .on(table.organisationId, table.sentAt, table.id)
      .where(sql`state in ('pending', 'declined', 'expired')`),
    index("invitations_by_state").on(table.organisationId, table.state, table.sentAt, table.id),
    index("invitations_address").on(table.organisationId, table.emailCanonical, table.createdAt),
    index("invitations_email").on(table.emailCanonical).where(sql`state = 'pending'`),
    index("invitations_invited_by").on(table.organisationId, table.invitedBy).where(sql`state = 'pending'`),
    index("invitations_accepted_by")
      .on(table.organisationId, table.acceptedBy, table.stateChangedAt)
      .where(sql`state = 'accepted'`),
    check("invitations_accepted_by_somebody", sql`(state = 'accepted') = (accepted_by is not null)`),
    pgPolicy("invitations_mine", {
      for: "select",
      to: userRole,
      using: sql`email_canonical = (select u.email_canonical from users u where u.id = ${currentUser})`,
    }),
  ],
);
