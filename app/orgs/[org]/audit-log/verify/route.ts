import { load } from "@/app/_server/load";
import { getChainVerdict } from "@/lib/audit-log/get-chain-verdict";

/** One step of the verdict, for the Verify button, which asks again until it has the end. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const afterSeq = new URL(request.url).searchParams.get("after") ?? "0";
  const verdict = await load(getChainVerdict, org, { afterSeq: Number(afterSeq) });
  return Response.json(verdict, { headers: { "cache-control": "no-store" } });
}
