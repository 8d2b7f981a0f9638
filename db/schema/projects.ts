import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  type PgColumn,
  pgPolicy,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, moment, words } from "./columns";
import { userRole } from "./database-roles";
import { invitations } from "./invitations";
import { members } from "./members";
import { currentUser } from "./policies";
import { tenantTable } from "./tenant-table";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A workspace in an organisation (product.md 6). Gone at once when it is deleted, restorable for 30 days. */
export const projects = tenantTable(
  "projects",
  {
    name: words("name").notNull(),
    /** The user who created it; not a foreign key, because it outlives a membership. */
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    /** Null: on trial. */
    wentLiveAt: moment("went_live_at"),
    /** Since when a request to go live waits: as long as it does, two managers stay (product.md 6.6). */
    goLiveAskedAt: moment("go_live_asked_at"),
    /** Whether its people may sign in by email link (product.md 3.3). */
    hasEmailSignIn: boolean("has_email_sign_in").notNull().default(false),
    /** Whether its members see their folders only. */
    hasFolderPermissions: boolean("has_folder_permissions").notNull().default(false),
    /** What the people who get its messages read as the sender's name; null: the project's own. */
    brandName: text("brand_name"),
    deletedAt: moment("deleted_at"),
    deletedBy: text("deleted_by"),
  },
  (table) => [
    index("projects_by_name").on(table.organisationId, table.name, table.id),
    // Two of one name could not be told apart in the switcher.
    uniqueIndex("projects_name").on(table.organisationId, sql`lower(name)`).where(sql`deleted_at is null`),
    index("projects_deleted").on(table.deletedAt).where(sql`deleted_at is not null`),
    check("projects_deleted_by_somebody", sql`(deleted_at is null) = (deleted_by is null)`),
    // Found by its id alone where `/services/{id}` leads on, by those who belong to its organisation.
    pgPolicy("projects_mine", {
      for: "select",
      to: userRole,
      using: sql`exists (select 1 from members m where m.organisation_id = projects.organisation_id and m.user_id = ${currentUser})`,
    }),
  ],
);

interface OfProject {
  readonly organisationId: PgColumn;
  readonly projectId: PgColumn;
}

/** Of this project, which is of this organisation; goes with it. */
export function ofProject(name: string, { organisationId, projectId }: OfProject) {
  return foreignKey({
    name,
    columns: [organisationId, projectId],
    foreignColumns: [projects.organisationId, projects.id],
  }).onDelete("cascade");
}

/** The picture that stands for a project; apart from it, so that no list reads it. Decoded and encoded anew by us. */
export const projectLogos = tenantTable(
  "project_logos",
  {
    projectId: text("project_id").notNull(),
    /** PNG. */
    image: bytes("image").notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("project_logos_one").on(table.projectId), ofProject("project_logos_project", table)],
);

export const senderKinds = ["email", "text"] as const;

/** Reply-to addresses and text-message sender names; each kind has one default while it has any. */
export const projectSenders = tenantTable(
  "project_senders",
  {
    projectId: text("project_id").notNull(),
    kind: text("kind", { enum: senderKinds }).notNull(),
    value: text("value").notNull(),
    isDefault: boolean("is_default").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("project_senders_value").on(table.projectId, table.kind, sql`lower(value)`),
    uniqueIndex("project_senders_default").on(table.projectId, table.kind).where(sql`is_default`),
    ofProject("project_senders_project", table),
  ],
);

/** An organisation member's place in a project. Goes with the membership and with the project. */
export const projectMembers = tenantTable(
  "project_members",
  {
    projectId: text("project_id").notNull(),
    memberId: text("member_id").notNull(),
    /** The user who added them. */
    addedBy: text("added_by").notNull(),
    addedAt: moment("added_at").notNull().defaultNow(),
    /** The person's address as it is compared, kept by triggers: what the list of a project's people is sorted by. */
    address: text("address").notNull().default(""),
  },
  (table) => [
    index("project_members_by_address").on(table.projectId, table.address, table.id),
    unique("project_members_one").on(table.projectId, table.memberId),
    // What hangs on a place names its project too, so that no link crosses from one project to another.
    unique("project_members_of_project").on(table.organisationId, table.projectId, table.id),
    index("project_members_member").on(table.organisationId, table.memberId),
    ofProject("project_members_project", table),
    foreignKey({
      name: "project_members_is_member",
      columns: [table.organisationId, table.memberId],
      foreignColumns: [members.organisationId, members.id],
    }).onDelete("cascade"),
  ],
);

/** What can be stored; lib/permissions/project-table.ts says what each is worth, and a test compares the two. */
export const storedPermissions = [
  "manage_users",
  "manage_settings",
  "view_activity",
  "send_texts",
  "send_emails",
  "send_letters",
  "manage_templates",
  "manage_api_keys",
] as const;

/** One stored permission of somebody in a project, and who gave it when. */
export const projectGrants = tenantTable(
  "project_grants",
  {
    projectId: text("project_id").notNull(),
    projectMemberId: text("project_member_id").notNull(),
    permission: text("permission", { enum: storedPermissions }).notNull(),
    grantedBy: text("granted_by").notNull(),
    grantedAt: moment("granted_at").notNull().defaultNow(),
  },
  (table) => [
    unique("project_grants_one").on(table.projectMemberId, table.permission),
    index("project_grants_project").on(table.projectId, table.permission),
    check(
      "project_grants_known",
      sql.raw(`permission in (${storedPermissions.map((each) => `'${each}'`).join(", ")})`),
    ),
    foreignKey({
      name: "project_grants_holder",
      columns: [table.organisationId, table.projectId, table.projectMemberId],
      foreignColumns: [projectMembers.organisationId, projectMembers.projectId, projectMembers.id],
    }).onDelete("cascade"),
  ],
);

/** What an invitation to the organisation brings in a project when it is accepted. Each has an inviter of its own (product.md 4.5). */
export const projectInvitations = tenantTable(
  "project_invitations",
  {
    projectId: text("project_id").notNull(),
    invitationId: text("invitation_id").notNull(),
    /** The user who invited into this project: what they may no longer grant at accept is not granted (IN-07). */
    invitedBy: text("invited_by").notNull(),
    /** Stored permissions. */
    permissions: text("permissions").array().notNull(),
    /** Ids of folders; those that are gone at accept are left out. */
    folders: text("folders").array().notNull(),
    /** How they shall sign in; null: the project says nothing about it. */
    signInMethod: text("sign_in_method", { enum: ["sms_auth", "email_auth"] }),
    createdAt: createdAt(),
  },
  (table) => [
    unique("project_invitations_one").on(table.invitationId, table.projectId),
    index("project_invitations_project").on(table.projectId, table.createdAt, table.id),
    ofProject("project_invitations_project_id", table),
    foreignKey({
      name: "project_invitations_invitation",
      columns: [table.organisationId, table.invitationId],
      foreignColumns: [invitations.organisationId, invitations.id],
    }).onDelete("cascade"),
  ],
);
