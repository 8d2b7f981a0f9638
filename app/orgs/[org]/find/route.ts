import { load, memberHere } from "@/app/_server/load";
import { findInOrganisation } from "@/lib/organisations/find-in-organisation";
import { furtherPages } from "../pages";

/** What the palette finds in this organisation: pages, people and projects that one may open. Asked for once it is opened. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const search = new URL(request.url).searchParams.get("search") ?? "";
  const found = await load(findInOrganisation, org, { search });
  const { seen } = await memberHere(org);
  const pages = seen
    ? furtherPages({ org, isTeam: seen.organisation.kind === "team", permissions: seen.permissions })
    : [];
  return Response.json({ ...found, pages }, { headers: { "cache-control": "no-store" } });
}
