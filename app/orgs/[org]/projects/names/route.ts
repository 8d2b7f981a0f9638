import { load } from "@/app/_server/load";
import { listProjects } from "@/lib/projects/list-projects";

/** The first projects by name that one may open, or that match, for the menu in the bar: asked for when it is opened. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const search = new URL(request.url).searchParams.get("search") ?? "";
  const { projects, next } = await load(listProjects, org, { search });
  return Response.json(
    { projects: projects.map(({ id, name }) => ({ id, name })), hasMore: next !== null },
    { headers: { "cache-control": "no-store" } },
  );
}
