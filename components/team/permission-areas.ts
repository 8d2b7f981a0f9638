import { type Permission, permissions } from "@/lib/permissions/table";

/** The groups in which the permissions of an organisation are read, in their order. */
const areas = ["Team", "Organisation", "Projects", "Content", "Search", "Devices", "Service"] as const;
type Area = (typeof areas)[number];

type Subject = Permission extends `${infer Before}:${string}` ? Before : never;

/** Where each permission stands: told by what it is about, so that a new one of a known kind needs no line here. */
const areaOf: Readonly<Record<Subject, Area>> = {
  team: "Team",
  two_factor: "Team",
  team_report: "Team",
  role: "Team",
  subscription: "Organisation",
  organisation: "Organisation",
  audit_log: "Organisation",
  ownership: "Organisation",
  project: "Projects",
  project_token: "Projects",
  domain: "Projects",
  certificate: "Projects",
  alert: "Projects",
  alert_editor: "Projects",
  custom_header: "Projects",
  custom_header_editor: "Projects",
  rule: "Projects",
  form: "Content",
  form_submission: "Content",
  content: "Content",
  content_revision: "Content",
  file: "Content",
  archive: "Content",
  wysiwyg_editor: "Content",
  code_editor: "Content",
  search: "Search",
  search_index: "Search",
  crawler: "Search",
  crawl: "Search",
  crawl_history: "Search",
  ets: "Devices",
  device: "Devices",
  service_case: "Service",
};

/** Said under a label that does not say it by itself. */
const underLabels: Partial<Readonly<Record<Permission, string>>> = {
  "team:manage": "Invite, change roles, remove",
  "two_factor:enforce": "Require two-factor authentication for everyone",
  "team_report:receive": "By email, and review who has access",
  "role:manage": "Make roles of the organisation’s own",
  "subscription:manage": "Plan and seats",
  "audit_log:view": "Who did what, and who had access when",
  "ownership:transfer": "Offer it to another member",
  "project_token:view": "The name, never the token itself",
  "certificate:manage": "For encrypted connections to a domain",
  "custom_header:view": "What a site sends along with its pages",
  "rule:view": "Redirects and the like",
  "content_revision:revert": "Bring an earlier version back",
  "archive:upload": "Many files in one go",
  "wysiwyg_editor:use": "Write pages as they will look",
  "search_index:clear": "Everything must be indexed again",
  "crawler:view": "Programs that fetch pages automatically",
  "ets:view": "The data of a KNX installation",
  "ets:edit": "The data of a KNX installation",
};

export interface AreaRow {
  readonly key: Permission;
  readonly label: string;
  readonly sentence: string | null;
}

export interface AreaRows {
  readonly label: Area;
  readonly rows: readonly AreaRow[];
}

const subjectOf = (permission: Permission) => permission.split(":")[0] as Subject;

/** The whole table, in its groups and within them in its own order. */
export const permissionAreas: readonly AreaRows[] = areas.map((label) => ({
  label,
  rows: permissions
    .filter(({ key }) => areaOf[subjectOf(key)] === label)
    .map(({ key, label: words }) => ({ key, label: words, sentence: underLabels[key] ?? null })),
}));
