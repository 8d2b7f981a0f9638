import { isProjectPermission, projectPermission } from "./project-table";

/** Permissions as they read on screen; one that is no longer there keeps its key: the log is older than the table. */
export function labelsOfProject(keys: readonly string[]): string[] {
  return keys.map((key) => (isProjectPermission(key) ? projectPermission(key).label : key));
}
