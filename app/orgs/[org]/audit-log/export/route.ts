import { download, postedForm, runForFile } from "@/app/_server/download";
import { exportAuditLog } from "@/lib/audit-log/export-audit-log";
import { pathWith, readFilter } from "../read-filter";

const types = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/jsonl; charset=utf-8",
} as const;

/** Leaves an entry in the log, so it is a form's POST and never a link: the node server refuses one from elsewhere. */
export async function POST(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const posted = await postedForm(request);
  return runForFile(exportAuditLog, posted, org, pathWith(org, readFilter(posted.fields)), ({ slug, format, lines }) =>
    download(`${slug}-audit-log.${format}`, types[format], lines),
  );
}
