import { auditEvent } from "@/lib/audit/events";
import { findHead } from "@/lib/audit/find-head";
import { invalid } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { accessLines } from "./access-lines";
import { findAccess } from "./find-access";
import { accessOnInput } from "./input";

/**
 * Who had access on a day as a CSV file. A command, because the log says who took the list (WB-13). Who it names is fixed
 * here, and up to which entry it says in whose teams they were.
 */
export const exportAccessOn = defineCommand({
  name: "export_access_on",
  access: inTeam("audit_log:view"),
  proof: "fresh",
  input: accessOnInput,
  async run({ tx, ctx, organisation, input }) {
    const { id, slug } = organisation;
    // Read first: what is written from here on, by whoever it is, is of later in all that the list says.
    const { seq: upTo } = await findHead(tx, id);
    const access = await findAccess(tx, organisation, input.on, upTo);
    if (!access) throw invalid({ on: "future_day" });
    const { on, members, end } = access;
    return {
      // Reads nothing before somebody takes the first page, by when this transaction is over.
      value: { lines: accessLines(ctx.db, id, members, { end, upTo }), slug, on },
      event: auditEvent("access_list.exported", id, { on, count: members.length }),
    };
  },
});
