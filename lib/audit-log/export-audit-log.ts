import { auditEvent, isAuditAction } from "@/lib/audit/events";
import { findHead } from "@/lib/audit/find-head";
import { invalid } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { exportLines } from "./export-lines";
import { findAuditPerson } from "./find-audit-person";
import { exportAuditLogInput } from "./input";

/**
 * The log, or what a filter leaves of it, as a file. A command, because the log says who took it (WB-13). What it covers
 * is fixed here: everything up to this moment, without the entry about the export itself.
 */
export const exportAuditLog = defineCommand({
  name: "export_audit_log",
  access: inTeam("audit_log:view"),
  proof: "fresh",
  input: exportAuditLogInput,
  async run({ tx, ctx, organisation, input }) {
    const { id, slug, timeZone } = organisation;
    const { format, person, action = null, from = null, to = null } = input;
    const subject = person ? (await findAuditPerson(tx, id, person)).chosen : null;
    if (person && !subject) throw invalid({ person: "choose_person" });
    const { seq: upTo } = await findHead(tx, id);
    const plan = { filter: { subject, action, from, to, timeZone }, format, upTo };
    return {
      // Reads nothing before somebody takes the first page, by when this transaction is over.
      value: { slug, format, lines: exportLines(ctx.db, id, plan) },
      event: auditEvent("audit_log.exported", id, {
        format,
        upTo,
        // Anything may be posted, and nothing personal may stand in a hashed body (AU-04): no more than names of the list.
        action: action === null || isAuditAction(action) ? action : "unknown",
        from,
        to,
        // Nor does an address stand there.
        person: subject && (subject.userId ?? "address"),
      }),
    };
  },
});
