import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { endPlace } from "./end-place";
import { projectPersonInput } from "./input";
import { lockPlace } from "./lock-place";
import { projectMemberRemovedMail } from "./mails";

/** Takes somebody out of the project; in the organisation they stay what they are (product.md 6.6). */
export const removeProjectMember = defineCommand({
  name: "remove_project_member",
  access: inProject("manage_service"),
  locks: "team",
  input: projectPersonInput,
  async run({ input, ctx, ...scene }) {
    const { tx, organisation, project, actor } = scene;
    const place = await lockPlace(tx, project.id, input.personId);
    if (place.userId === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    const removal = ctx.ids.create("evt");
    const { details, freed } = await endPlace(scene, place);
    const { userId, name, email } = place;
    const person = { id: userId, name, email };
    return {
      value: { name },
      event: [auditEvent("project_member.removed", place.memberId, { ...details, removal }, person), ...freed],
      messages: [
        projectMemberRemovedMail({ organisationId: organisation.id, userId, removedBy: actor.userId, removal }),
      ],
    };
  },
});
