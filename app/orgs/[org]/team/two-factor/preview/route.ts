import { load } from "@/app/_server/load";
import { previewTwoFactorPolicy } from "@/lib/organisations/preview-two-factor-policy";

/** What the dialog on the Team page shows, asked for when it opens: most visits to that page do not need it. */
export async function GET(_request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const preview = await load(previewTwoFactorPolicy, org, {});
  return Response.json(preview, { headers: { "cache-control": "no-store" } });
}
