import { load } from "@/app/_server/load";
import { projectPlace } from "@/lib/kernel/project-place";
import { getLogo } from "@/lib/project-settings/get-logo";

type Props = { params: Promise<{ org: string; project: string }> };

/**
 * The picture is our own drawing of what was sent, and always a PNG. The node server adds `nosniff` and a policy that lets
 * it do nothing. Kept by the browser for whoever may see it; its address changes with it.
 */
export async function GET(_request: Request, { params }: Props) {
  const { org, project } = await params;
  const { png } = await load(getLogo, projectPlace(org, project), {});
  return new Response(new Uint8Array(png), {
    headers: { "content-type": "image/png", "cache-control": "private, max-age=300" },
  });
}
