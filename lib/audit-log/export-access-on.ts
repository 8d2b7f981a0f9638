import { auditEvent } from "@/lib/audit/events";
import { toCsv } from "@/lib/kernel/csv";
import { invalid } from "@/lib/kernel/refusal";
import { labelsOfProject } from "@/lib/permissions/project-labels";
import { labelInLog } from "@/lib/permissions/role-in-log";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { findAccess } from "./find-access";
import { accessOnInput } from "./input";

const heading = ["Name", "Email address", "Role", "Member since (UTC)", "Member today", "User id", "Projects"];

/** Who had access on a day as a CSV file. A command, because the log says who took the list (WB-13). */
export const exportAccessOn = defineCommand({
  name: "export_access_on",
  access: inTeam("audit_log:view"),
  proof: "fresh",
  input: accessOnInput,
  async run({ tx, organisation, input }) {
    const { id, slug } = organisation;
    const access = await findAccess(tx, organisation, input.on);
    if (!access) throw invalid({ on: "future_day" });
    const { on, members } = access;
    const lines = members.map(({ userId, name, email, role, since, isMemberNow, projects }) => [
      name ?? "Somebody (erased)",
      email ?? "",
      labelInLog(role),
      since ?? "",
      isMemberNow ? "yes" : "no",
      userId,
      projects
        .map((place) => `${place.name} (${labelsOfProject(place.permissions).join(", ") || "no permission"})`)
        .join("; "),
    ]);
    return {
      value: { csv: toCsv([heading, ...lines]), slug, on },
      event: auditEvent("access_list.exported", id, { on, count: members.length }),
    };
  },
});
