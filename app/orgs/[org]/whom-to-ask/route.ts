import { load } from "@/app/_server/load";
import { listWhomToAsk } from "@/lib/members/list-whom-to-ask";
import { labelOf, needOf } from "../page-needs";

/** For the page that says no: which permission the page would need, and who can give it. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const page = new URL(request.url).searchParams.get("page") ?? "";
  const people = await load(listWhomToAsk, org, {});
  const need = needOf(page);
  return Response.json(
    { permission: need ? labelOf(need) : null, people: people.map(({ name, email, role }) => ({ name, email, role })) },
    { headers: { "cache-control": "no-store" } },
  );
}
