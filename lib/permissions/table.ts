/**
 * Who may do what: the one table that the server checks, the Role permissions page prints and the tests enumerate.
 *
 * Authority: the matrix of QuantCDN's team management, the roles of KNX Clarity and Rollcall's own rows. A test compares
 * it cell by cell with `role-permissions.csv`. Pure data, readable in the browser.
 */
export const roleKeys = [
  "owner",
  "administrator",
  "developer",
  "content_manager",
  "technician",
  "service",
  "read_only",
  "member",
] as const;

export type RoleKey = (typeof roleKeys)[number];

interface RoleText {
  readonly label: string;
  /** One sentence on screen: what the role is for. */
  readonly sentence: string;
}

export const roles: Readonly<Record<RoleKey, RoleText>> = {
  owner: { label: "Owner", sentence: "Everything, with the team's policies, ownership and deletion." },
  administrator: { label: "Administrator", sentence: "Everything, except what only owners may do." },
  developer: { label: "Developer", sentence: "Projects, domains, search, crawlers and content." },
  content_manager: { label: "Content manager", sentence: "Writes and publishes content, media and forms." },
  technician: { label: "Technician", sentence: "Reads everything; changes projects, ETS, devices and service cases." },
  service: { label: "Service", sentence: "Sees projects; picks up and resolves service cases." },
  read_only: { label: "Read only", sentence: "Sees configuration and content, changes nothing." },
  member: { label: "Member", sentence: "Nothing beyond the projects that they are added to." },
};

export type PermissionSource = "quant" | "knx" | "rollcall";

interface PermissionRow<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly source: PermissionSource;
  readonly roles: ReadonlySet<RoleKey>;
  /** Asked for by other programs only: no command or query of Rollcall's own needs it. */
  readonly external: boolean;
}

const external = true;

function row<const Key extends string>(
  key: Key,
  label: string,
  source: PermissionSource,
  held: string,
  isExternal = false,
): PermissionRow<Key> {
  return { key, label, source, roles: new Set(held.split(" ") as RoleKey[]), external: isExternal };
}

// biome-ignore format: a table is read by its columns
export const permissions = [
  row("project:view", "View project configuration", "quant", "owner administrator developer technician service read_only"),
  row("project:create", "Create project", "quant", "owner administrator developer technician"),
  row("project:edit", "Edit project", "quant", "owner administrator developer technician"),
  row("project:delete", "Delete project", "quant", "owner administrator"),
  row("project_token:view", "View project tokens", "quant", "owner administrator developer technician read_only", external),
  row("domain:view", "View domains", "quant", "owner administrator developer technician read_only", external),
  row("certificate:manage", "Manage certificates", "quant", "owner administrator developer", external),
  row("domain:create", "Create domain", "quant", "owner administrator developer", external),
  row("form:manage", "Manage forms", "quant", "owner administrator developer content_manager", external),
  row("form_submission:view", "View form submissions", "quant", "owner administrator developer content_manager technician", external),
  row("content:view", "View content and media", "quant", "owner administrator developer content_manager technician read_only"),
  row("content_revision:view", "View content revisions", "quant", "owner administrator developer content_manager technician read_only", external),
  row("content:create", "Create content and media", "quant", "owner administrator developer content_manager", external),
  row("content:unpublish", "Unpublish content", "quant", "owner administrator developer content_manager", external),
  row("content:delete", "Delete content", "quant", "owner administrator developer content_manager", external),
  row("content_revision:revert", "Revert revisions", "quant", "owner administrator developer content_manager", external),
  row("file:upload", "Upload files via UI", "quant", "owner administrator developer content_manager", external),
  row("archive:upload", "Upload archive via UI", "quant", "owner administrator content_manager", external),
  row("wysiwyg_editor:use", "Use WYSIWYG editor", "quant", "owner administrator developer content_manager", external),
  row("code_editor:use", "Use code editor", "quant", "owner administrator developer content_manager", external),
  row("search:view", "View search configuration", "quant", "owner administrator developer technician read_only", external),
  row("search:manage", "Manage search", "quant", "owner administrator developer", external),
  row("search_index:clear", "Clear search index", "quant", "owner administrator developer", external),
  row("alert:view", "View alert configuration", "quant", "owner administrator developer content_manager technician read_only", external),
  row("alert_editor:use", "Use alert editor", "quant", "owner administrator developer content_manager", external),
  row("custom_header:view", "View custom headers", "quant", "owner administrator developer technician read_only", external),
  row("custom_header_editor:use", "Use custom headers editor", "quant", "owner administrator developer", external),
  row("rule:view", "View rules configuration", "quant", "owner administrator developer technician read_only", external),
  row("rule:manage", "Manage rules", "quant", "owner administrator developer", external),
  row("crawler:view", "View crawler config", "quant", "owner administrator developer technician read_only", external),
  row("crawler:create", "Create crawler", "quant", "owner administrator", external),
  row("crawler:edit", "Edit crawler config", "quant", "owner administrator developer", external),
  row("crawl:trigger", "Trigger crawls", "quant", "owner administrator developer", external),
  row("crawl_history:view", "View crawl history", "quant", "owner administrator developer technician read_only", external),
  row("team:view", "View team members", "quant", "owner administrator developer content_manager technician read_only"),
  row("team:manage", "Manage team members", "quant", "owner administrator"),
  row("subscription:manage", "Manage subscription", "quant", "owner administrator"),
  row("two_factor:enforce", "Enforce TFA", "quant", "owner"),
  row("team_report:receive", "Receive monthly team report", "quant", "owner"),
  row("two_factor:reset", "Reset team member TFA", "quant", "owner"),
  row("ets:view", "View ETS", "knx", "owner administrator developer technician read_only", external),
  row("ets:edit", "Edit ETS", "knx", "owner administrator technician", external),
  row("device:view", "View devices", "knx", "owner administrator developer technician read_only", external),
  row("device:edit", "Edit devices", "knx", "owner administrator technician", external),
  row("service_case:view", "View service cases", "knx", "owner administrator developer technician service read_only"),
  row("service_case:create", "Create service cases", "knx", "owner administrator technician service"),
  row("service_case:comment", "Comment on service cases", "knx", "owner administrator technician service"),
  row("service_case:resolve", "Pick up and resolve service cases", "knx", "owner administrator technician service"),
  row("service_case:delete", "Delete service cases", "knx", "owner administrator"),
  row("organisation:edit", "Edit organisation settings", "rollcall", "owner administrator"),
  row("audit_log:view", "View audit log", "rollcall", "owner administrator"),
  row("role:manage", "Manage custom roles", "rollcall", "owner"),
  row("ownership:transfer", "Transfer ownership", "rollcall", "owner"),
  row("organisation:delete", "Delete organisation", "rollcall", "owner"),
] as const;

export type Permission = (typeof permissions)[number]["key"];

const byRole = new Map<RoleKey, ReadonlySet<Permission>>(
  roleKeys.map((role) => [role, new Set(permissions.filter((each) => each.roles.has(role)).map((each) => each.key))]),
);

/** The permission set of a built-in role. */
export function permissionsOf(role: RoleKey): ReadonlySet<Permission> {
  return byRole.get(role) ?? new Set();
}

export function isRoleKey(text: string): text is RoleKey {
  return (roleKeys as readonly string[]).includes(text);
}

export function isPermission(text: string): text is Permission {
  return permissions.some(({ key }) => key === text);
}
