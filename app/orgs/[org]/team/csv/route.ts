import { download, postedForm, runForFile } from "@/app/_server/download";
import { exportMembers } from "@/lib/members/export-members";

/** Leaves an entry in the log, so it is a form's POST and never a link: the node server refuses one from elsewhere. */
export async function POST(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  return runForFile(exportMembers, await postedForm(request), org, `/orgs/${org}/team`, ({ csv, slug }) =>
    download(`${slug}-members.csv`, "text/csv; charset=utf-8; header=present", csv),
  );
}
