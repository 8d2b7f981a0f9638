import { exportAccessOn } from "@/lib/audit-log/export-access-on";
import { exportAuditLog } from "@/lib/audit-log/export-audit-log";
import { act } from "../act";

export const auditLogActs = [
  act(exportAuditLog, async (stage) => ({ claim: await stage.asManager(), input: { format: "csv" as const } })),
  act(exportAccessOn, async (stage) => ({ claim: await stage.asManager(), input: {} })),
];
