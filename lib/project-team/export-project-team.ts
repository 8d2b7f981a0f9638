import { auditEvent } from "@/lib/audit/events";
import { toCsv } from "@/lib/kernel/csv";
import { named } from "@/lib/kernel/named";
import { projectPermissions } from "@/lib/permissions/project-table";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { folderLabel, methodLabels } from "./labels";
import { readPeople } from "./read-people";

/** More members than an organisation has. */
const everybody = 100_000;

/** A project's people as a CSV file. A command, because the log says who took the list (WB-13). */
export const exportProjectTeam = defineCommand({
  name: "export_project_team",
  access: inProject("manage_service"),
  proof: "fresh",
  input: nothing,
  async run({ tx, project }) {
    const lists = [false, true].map((areAdmins) => readPeople(tx, project, { areAdmins, limit: everybody }));
    const people = (await Promise.all(lists)).flat();
    const hasMethod = project.hasEmailSignIn;
    const heading = [
      "Name",
      "Email address",
      "Role",
      ...projectPermissions.map(({ label }) => label),
      "Folders",
      ...(hasMethod ? ["Sign-in method"] : []),
    ];
    const lines = people.map(({ name, email, roleLabel, may, folders, method }) => [
      name,
      email,
      roleLabel,
      ...may.map(({ through }) => (through.length > 0 ? "yes" : "no")),
      folderLabel(folders),
      ...(hasMethod ? [method ? methodLabels[method] : ""] : []),
    ]);
    return {
      value: { csv: toCsv([heading, ...lines]) },
      event: auditEvent("project_team.exported", project.id, {
        project: named(project),
        count: people.length,
      }),
    };
  },
});
