import { download, postedForm, runForFile } from "@/app/_server/download";
import { exportAccessOn } from "@/lib/audit-log/export-access-on";

/** Leaves an entry in the log, so it is a form's POST and never a link: the node server refuses one from elsewhere. */
export async function POST(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const posted = await postedForm(request);
  const asked = posted.fields.on ? `?${new URLSearchParams({ on: posted.fields.on })}` : "";
  return runForFile(exportAccessOn, posted, org, `/orgs/${org}/audit-log/access${asked}`, ({ lines, slug, on }) =>
    download(`${slug}-access-${on}.csv`, "text/csv; charset=utf-8; header=present", lines),
  );
}
