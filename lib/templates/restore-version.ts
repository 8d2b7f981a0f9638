import { and, eq } from "drizzle-orm";
import { templateVersions } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { lockTree } from "@/lib/folders/lock-tree";
import { readTree } from "@/lib/folders/read-tree";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { contentOf, findTemplate } from "./find-template";
import { restoreVersionInput } from "./input";
import { writeVersion } from "./write-version";

/** Brings back what an older version said, as a new one: nothing that was written since is lost. */
export const restoreVersion = defineCommand({
  name: "restore_version",
  access: inProject("manage_templates"),
  input: restoreVersionInput,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const { templateId, seen, version: restoredFrom } = scene.input;
    await lockTree(tx, project.id);
    const template = await findTemplate(scene, await readTree(scene), templateId);
    const [old] = await tx
      .select({ name: templateVersions.name, subject: templateVersions.subject, body: templateVersions.body })
      .from(templateVersions)
      .where(
        and(
          eq(templateVersions.organisationId, organisation.id),
          eq(templateVersions.templateId, templateId),
          eq(templateVersions.version, restoredFrom),
        ),
      );
    if (!old) throw new Refusal("not_found");
    if (restoredFrom === template.version)
      return { value: { version: template.version, restoredFrom }, event: noEvent("it is the current version") };
    refuseChanged(seen, contentOf(template));
    const version = template.version + 1;
    await writeVersion(scene, { templateId, version, ...old, restoredFrom });
    const details = { project: named(project), templateId, version, restoredFrom };
    return { value: { version, restoredFrom }, event: auditEvent("template.restored", templateId, details) };
  },
});
