import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, text, unique } from "drizzle-orm/pg-core";
import { createdAt, moment, words } from "./columns";
import { ofProject, projectMembers } from "./projects";
import { tenantTable } from "./tenant-table";

/** A folder of templates, in another one or at the top. Names may repeat: one that is refused would tell of a hidden folder. */
export const folders = tenantTable(
  "folders",
  {
    projectId: text("project_id").notNull(),
    parentId: text("parent_id"),
    name: text("name").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("folders_of_project").on(table.organisationId, table.projectId, table.id),
    index("folders_project").on(table.projectId, table.parentId),
    check("folders_not_in_itself", sql`parent_id <> id`),
    ofProject("folders_in_project", table),
    foreignKey({
      name: "folders_parent",
      columns: [table.organisationId, table.projectId, table.parentId],
      foreignColumns: [table.organisationId, table.projectId, table.id],
    }),
  ],
);

/** Who sees a folder while the project has folder permissions on. */
export const folderMembers = tenantTable(
  "folder_members",
  {
    projectId: text("project_id").notNull(),
    folderId: text("folder_id").notNull(),
    projectMemberId: text("project_member_id").notNull(),
  },
  (table) => [
    unique("folder_members_one").on(table.folderId, table.projectMemberId),
    index("folder_members_member").on(table.projectMemberId),
    foreignKey({
      name: "folder_members_folder",
      columns: [table.organisationId, table.projectId, table.folderId],
      foreignColumns: [folders.organisationId, folders.projectId, folders.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "folder_members_member",
      columns: [table.organisationId, table.projectId, table.projectMemberId],
      foreignColumns: [projectMembers.organisationId, projectMembers.projectId, projectMembers.id],
    }).onDelete("cascade"),
  ],
);

export const channels = ["text", "email", "letter"] as const;

/** A message to be sent, with gaps. What it says is in its versions. */
export const templates = tenantTable(
  "templates",
  {
    projectId: text("project_id").notNull(),
    /** Null: at the top, where everybody in the project sees it. */
    folderId: text("folder_id"),
    name: words("name").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    /** The version that is current. */
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    /** When and by which user the current version was written: what lists show. */
    editedAt: moment("edited_at").notNull().defaultNow(),
    editedBy: text("edited_by").notNull(),
  },
  (table) => [
    unique("templates_of_project").on(table.organisationId, table.projectId, table.id),
    index("templates_by_name").on(table.projectId, table.name, table.id),
    index("templates_folder").on(table.projectId, table.folderId),
    check("templates_version_positive", sql`version > 0`),
    ofProject("templates_in_project", table),
    // A folder that holds a template cannot go.
    foreignKey({
      name: "templates_in_folder",
      columns: [table.organisationId, table.projectId, table.folderId],
      foreignColumns: [folders.organisationId, folders.projectId, folders.id],
    }),
  ],
);

/** What a template said, and who wrote it when. Never changed: restoring writes a new one. */
export const templateVersions = tenantTable(
  "template_versions",
  {
    projectId: text("project_id").notNull(),
    templateId: text("template_id").notNull(),
    version: integer("version").notNull(),
    name: text("name").notNull(),
    /** Of an email; null otherwise. */
    subject: text("subject"),
    body: text("body").notNull(),
    /** The user who wrote it. */
    writtenBy: text("written_by").notNull(),
    writtenAt: moment("written_at").notNull().defaultNow(),
    /** The version that this one brought back. */
    restoredFrom: integer("restored_from"),
  },
  (table) => [
    unique("template_versions_one").on(table.templateId, table.version),
    foreignKey({
      name: "template_versions_of",
      columns: [table.organisationId, table.projectId, table.templateId],
      foreignColumns: [templates.organisationId, templates.projectId, templates.id],
    }).onDelete("cascade"),
  ],
);
