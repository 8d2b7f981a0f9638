/**
 * What a person may do in one project: the five permissions of GOV.UK Notify, how each is stored, and every ability that
 * comes with it.
 *
 * Authority: the table of product.md 6.2 and `project-permissions.csv`; a test compares both cell by cell. The same data is
 * what pages draw, the server checks and the access check answers from. Pure data, readable in the browser.
 */
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

/** What a row of a person's grants says. A permission on screen may be several of them. */
export type StoredPermission = (typeof storedPermissions)[number];

interface ProjectPermissionRow<Key extends string> {
  readonly key: Key;
  readonly label: string;
  /** The label where a column is narrow. */
  readonly short: string;
  /** One sentence on screen: what it lets people do. */
  readonly sentence: string;
  readonly stored: readonly StoredPermission[];
}

function permission<const Key extends string>(
  key: Key,
  label: string,
  sentence: string,
  stored: readonly StoredPermission[],
  short = label,
): ProjectPermissionRow<Key> {
  return { key, label, short, sentence, stored };
}

// biome-ignore format: a table is read by its columns
export const projectPermissions = [
  permission("manage_service", "Manage settings, team and usage", "Adds and removes people, changes settings, decides who sees which folder.", ["manage_users", "manage_settings"]),
  permission("view_activity", "See dashboard", "Sees numbers and sent messages.", ["view_activity"]),
  permission("send_messages", "Send messages", "Sends texts, emails and letters, one at a time or from a file.", ["send_texts", "send_emails", "send_letters"]),
  permission("manage_templates", "Add and edit templates", "Writes, moves and deletes templates and folders.", ["manage_templates"]),
  permission("manage_api_keys", "Manage API integration", "Creates and revokes keys, sets the guest list and callbacks.", ["manage_api_keys"], "API integration"),
] as const;

export type ProjectPermission = (typeof projectPermissions)[number]["key"];

export const projectPermissionKeys: readonly ProjectPermission[] = projectPermissions.map(({ key }) => key);

interface AbilityRow<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly permission: ProjectPermission;
  /** One plain sentence: what a person does with it. */
  readonly sentence: string;
  /** Asked for by the program that sends: no command or query of Rollcall's own needs it. */
  readonly external: boolean;
  /** The ability ends below this many notifications. */
  readonly limit: number | null;
}

const external = true;

function ability<const Key extends string>(
  key: Key,
  label: string,
  permission: ProjectPermission,
  sentence: string,
  isExternal = false,
  limit: number | null = null,
): AbilityRow<Key> {
  return { key, label, permission, sentence, external: isExternal, limit };
}

// biome-ignore format: a table is read by its columns
export const projectAbilities = [
  ability("team_member:add", "Add team members", "manage_service", "Invite people to the project and choose what they may do."),
  ability("team_member:remove", "Remove team members", "manage_service", "Take people out of the project and cancel invitations."),
  ability("project_settings:edit", "Change service settings", "manage_service", "Change the project’s name and how its people sign in."),
  ability("branding:edit", "Configure branding", "manage_service", "Set the name and logo that messages carry."),
  ability("sender:edit", "Configure senders", "manage_service", "Set reply-to addresses and text-message sender names."),
  ability("usage:view", "View usage", "manage_service", "See how many people, invitations and keys the project has."),
  ability("billing:view", "View billing information", "manage_service", "See the organisation’s plan and seats."),
  ability("template_folder:manage", "Manage template folders and who sees them", "manage_service", "Choose which people see which folder."),
  ability("go_live:request", "Request go-live", "manage_service", "Ask for a trial project to become live."),
  ability("dashboard:view", "View the service dashboard", "view_activity", "Open the project’s first page with its numbers."),
  ability("notification_statistics:view", "See notification statistics", "view_activity", "See how many messages were sent and delivered.", external),
  ability("notifications:view", "Access the notifications page", "view_activity", "See the list of messages.", external),
  ability("sent_message:view", "View sent message details", "view_activity", "Open one message and read what it said.", external),
  ability("notification_report:download", "Download notification reports", "view_activity", "Save the list of messages as a file.", external, 250_000),
  ability("template_usage:view", "Access template usage statistics", "view_activity", "See how often each template was used.", external),
  ability("message:send", "Send one-off notifications", "send_messages", "Send one message to one person.", external),
  ability("bulk_message:send", "Upload and send bulk messages via CSV", "send_messages", "Send a message to everyone in a file.", external),
  ability("test_message:send", "Send test messages to themselves", "send_messages", "Try a template out on their own address or number.", external),
  ability("message:schedule", "Schedule notifications for later", "send_messages", "Choose when messages leave.", external),
  ability("template:create", "Create new templates", "manage_templates", "Write a new template in a folder that they see."),
  ability("template:edit", "Edit existing templates", "manage_templates", "Change what a template says."),
  ability("template:delete", "Delete templates", "manage_templates", "Delete a template that they see."),
  ability("template:organise", "Organise templates into folders", "manage_templates", "Create, rename and move folders, and move templates between them."),
  ability("template_history:view", "View template version history", "manage_templates", "See who changed a template and when, and restore an older version."),
  ability("template:copy", "Copy templates between services", "manage_templates", "Copy a template to another project where they may edit templates too."),
  ability("api_key:create", "Create API keys", "manage_api_keys", "Make a key with which a program uses the project."),
  ability("api_key:revoke", "Revoke API keys", "manage_api_keys", "Stop a key from working, straight away."),
  ability("guest_list:edit", "Configure guest lists", "manage_api_keys", "Choose who gets messages while the project is on trial."),
  ability("callback:edit", "Set up delivery status callbacks", "manage_api_keys", "Set the address that hears what became of each message."),
  ability("api_integration:view", "View API integration details", "manage_api_keys", "See the project’s keys, base address and id."),
] as const;

export type ProjectAbility = (typeof projectAbilities)[number]["key"];

const byKey = new Map<string, (typeof projectPermissions)[number]>(projectPermissions.map((row) => [row.key, row]));

export function projectPermission(key: ProjectPermission): (typeof projectPermissions)[number] {
  const row = byKey.get(key);
  if (!row) throw new Error(`no project permission ${key}`);
  return row;
}

export function isProjectPermission(text: string): text is ProjectPermission {
  return byKey.has(text);
}

export function isStoredPermission(text: string): text is StoredPermission {
  return (storedPermissions as readonly string[]).includes(text);
}
