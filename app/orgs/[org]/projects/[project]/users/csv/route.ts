import { download, postedForm, runForFile } from "@/app/_server/download";
import { projectPlace } from "@/lib/kernel/project-place";
import { exportProjectTeam } from "@/lib/project-team/export-project-team";

/** Leaves an entry in the log, so it is a form's POST and never a link: the node server refuses one from elsewhere. */
export async function POST(request: Request, { params }: { params: Promise<{ org: string; project: string }> }) {
  const { org, project } = await params;
  const place = projectPlace(org, project);
  return runForFile(exportProjectTeam, await postedForm(request), place, `/orgs/${place}/users`, ({ csv }) =>
    download(`${project}-team-members.csv`, "text/csv; charset=utf-8; header=present", csv),
  );
}
