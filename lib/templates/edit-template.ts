import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { lockTree } from "@/lib/folders/lock-tree";
import { readTree } from "@/lib/folders/read-tree";
import { fingerprint, refuseChanged } from "@/lib/kernel/fingerprint";
import { named } from "@/lib/kernel/named";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { contentOf, findTemplate } from "./find-template";
import { editTemplateInput } from "./input";
import { subjectFor } from "./rules";
import { writeVersion } from "./write-version";

/** Writes a new version; what it said before can be compared and restored. Its channel stays. */
export const editTemplate = defineCommand({
  name: "edit_template",
  access: inProject("manage_templates"),
  input: editTemplateInput,
  async run(scene) {
    const { tx, project } = scene;
    const { templateId, seen, ...given } = scene.input;
    await lockTree(tx, project.id);
    const template = await findTemplate(scene, await readTree(scene), templateId);
    const before = contentOf(template);
    const after = { ...given, subject: subjectFor(template.channel, given.subject) };
    const value = { id: templateId, name: after.name };
    if (fingerprint(before) === fingerprint(after)) return { value, event: noEvent("it says what it said") };
    refuseChanged(seen, before);
    const version = template.version + 1;
    await writeVersion(scene, { templateId, version, ...after });
    const details = { project: named(project), templateId, version };
    return { value, event: auditEvent("template.edited", templateId, details) };
  },
});
