/** Where a project stands, as its address under `/orgs/` says it: `northwind/projects/prj_…`. Forms name it so too. */
export interface ProjectPlace {
  readonly slug: string;
  readonly projectId: string;
}

export function projectPlace(slug: string, projectId: string): string {
  return `${slug}/projects/${projectId}`;
}

/** Null for what is no such place. Whether there is such a project is another question. */
export function readProjectPlace(place: string): ProjectPlace | null {
  const [, slug, projectId] = /^([^/]+)\/projects\/(prj_[0-9a-z]{1,40})$/.exec(place) ?? [];
  return slug && projectId ? { slug, projectId } : null;
}

/** The project that a path is about, as a place; null outside projects. */
export function projectPlaceIn(path: string): string | null {
  return /^\/orgs\/([^/]+\/projects\/prj_[0-9a-z]{1,40})(?:\/|$)/.exec(path)?.[1] ?? null;
}
