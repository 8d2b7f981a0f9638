import { type AuditAction, type auditActions, auditEvents, isAuditAction } from "@/lib/audit/events";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { isStoredPermission } from "@/lib/permissions/project-table";

/** The actions that change a project itself. */
export const projectActions = [
  "project.created",
  "project.renamed",
  "project.deleted",
  "project.restored",
] as const satisfies readonly (typeof auditActions)[number][];

/** The actions about a member that change in whose teams they are and what they may do there. */
export const placeActions = [
  "member.removed",
  "member.left",
  "project_member.joined",
  "project_member.joined_by_role",
  "join_request.approved",
  "project_member.edited",
  "project_member.removed",
  "project_member.left",
] as const satisfies readonly (typeof auditActions)[number][];

/** One change of somebody's place in a project. Null: not in its team. */
interface PlaceChange {
  readonly at: string;
  readonly userId: string;
  readonly projectId: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

/** One change of a project itself. */
interface ProjectChange {
  readonly at: string;
  readonly projectId: string;
  readonly name?: { readonly before: string; readonly after: string };
  readonly isThere?: boolean;
}

export interface PlaceLog {
  readonly places: readonly PlaceChange[];
  readonly projects: readonly ProjectChange[];
  /** What each project was called when an entry last named it. */
  readonly names: ReadonlyMap<string, string>;
}

export interface LoggedBody {
  readonly at: string;
  readonly action: string;
  readonly details: unknown;
}

/** What entries say of places and projects, in the order of the chain. One that has not today's form says nothing. */
export function readPlaceLog(entries: readonly LoggedBody[]): PlaceLog {
  const places: PlaceChange[] = [];
  const projects: ProjectChange[] = [];
  const names = new Map<string, string>();
  for (const { at, action, details } of entries) {
    const held = (project: { id: string; name: string }, userId: string, before: Held, after: Held) => {
      names.set(project.id, project.name);
      places.push({ at, userId, projectId: project.id, before, after });
    };
    if (!isAuditAction(action)) continue;
    const as = <Action extends AuditAction>(name: Action) =>
      action === name
        ? (auditEvents[name].details.safeParse(details).data as DetailsIn<Action> | undefined)
        : undefined;
    const created = as("project.created");
    if (created) projects.push({ at, projectId: created.project.id, isThere: true });
    const joined = as("project_member.joined") ?? as("project_member.joined_by_role") ?? as("join_request.approved");
    const begun = created ?? joined;
    if (begun) held(begun.project, begun.userId, null, begun.permissions);
    const edited = as("project_member.edited");
    if (edited) held(edited.project, edited.userId, edited.before, edited.after);
    const ended = as("project_member.removed") ?? as("project_member.left");
    if (ended) held(ended.project, ended.userId, ended.permissions, null);
    const gone = as("member.removed") ?? as("member.left");
    for (const { project, permissions } of gone?.projects ?? [])
      held(project, gone?.userId ?? "", Array.from(permissionsOfStored(permissions.filter(isStoredPermission))), null);
    const renamed = as("project.renamed");
    if (renamed) projects.push({ at, projectId: renamed.projectId, name: renamed });
    const deleted = as("project.deleted");
    if (deleted) projects.push({ at, projectId: deleted.project.id, isThere: false });
    const restored = as("project.restored");
    if (restored) projects.push({ at, projectId: restored.project.id, isThere: true });
  }
  return { places, projects, names };
}

type Held = readonly string[] | null;
type DetailsIn<Action extends AuditAction> = NonNullable<
  ReturnType<(typeof auditEvents)[Action]["details"]["safeParse"]>["data"]
>;

/** A place as the table has it today. */
export interface PresentPlace {
  readonly userId: string;
  readonly projectId: string;
  readonly name: string;
  readonly isDeleted: boolean;
  readonly addedAt: string;
  readonly grants: readonly { readonly permission: string; readonly at: string }[];
}

export interface PlaceThen {
  readonly projectId: string;
  readonly name: string;
  /** What was held there through what is stored; a role may have given more. */
  readonly permissions: readonly string[];
}

/**
 * In whose team each person was at a moment. The last change before it says so; where there is none, the first one after it
 * says what was before, since when, the table; and of a place that the log never names, the table says all.
 *
 * @param then the moment, in the form of the entries' times
 */
export function placesThen(log: PlaceLog, present: readonly PresentPlace[], then: string) {
  const changes = grouped(log.places, ({ userId, projectId }) => `${userId} ${projectId}`);
  const table = new Map(present.map((place) => [`${place.userId} ${place.projectId}`, place]));
  const ofProject = grouped(log.projects, ({ projectId }) => projectId);
  const byPerson = new Map<string, PlaceThen[]>();
  for (const key of new Set([...changes.keys(), ...table.keys()])) {
    const [userId = "", projectId = ""] = key.split(" ");
    const own = table.get(key);
    const permissions = heldThen(changes.get(key) ?? [], own, then);
    if (permissions === null) continue;
    const about = ofProject.get(projectId) ?? [];
    if (!wasThere(about, own?.isDeleted ?? false, then)) continue;
    const name = nameThen(about, then) ?? own?.name ?? log.names.get(projectId) ?? projectId;
    byPerson.set(userId, [...(byPerson.get(userId) ?? []), { projectId, name, permissions }]);
  }
  for (const places of byPerson.values()) places.sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
  return byPerson;
}

function heldThen(changes: readonly PlaceChange[], own: PresentPlace | undefined, then: string): Held {
  const last = changes.findLast(({ at }) => at < then);
  if (last) return last.after;
  const [next] = changes;
  // The place that the table has is the one of the first entry unless it began later: then they came back.
  const isOwn = own && (!next || own.addedAt < next.at);
  if (isOwn && own.addedAt >= then) return null;
  if (next) return next.before;
  if (!own) return null;
  const stored = own.grants.filter(({ at }) => at < then).map(({ permission }) => permission);
  return Array.from(permissionsOfStored(stored.filter(isStoredPermission)));
}

function wasThere(changes: readonly ProjectChange[], isDeletedNow: boolean, then: string): boolean {
  const turns = changes.filter(({ isThere }) => isThere !== undefined);
  const last = turns.findLast(({ at }) => at < then);
  if (last) return last.isThere === true;
  // Before its first turn it was the other way round.
  return turns.length > 0 ? turns[0]?.isThere === false : !isDeletedNow;
}

function nameThen(changes: readonly ProjectChange[], then: string): string | undefined {
  const renames = changes.flatMap(({ at, name }) => (name ? [{ at, ...name }] : []));
  return renames.findLast(({ at }) => at < then)?.after ?? renames[0]?.before;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
