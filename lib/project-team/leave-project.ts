import { auditEvent } from "@/lib/audit/events";
import { anyInProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { endPlace } from "./end-place";
import { lockPlace } from "./lock-place";

/** Anybody may leave by themselves, unless the project would have too few managers (product.md 6.6). */
export const leaveProject = defineCommand({
  name: "leave_project",
  access: anyInProject,
  locks: "team",
  input: nothing,
  async run(scene) {
    const place = await lockPlace(scene.tx, scene.project.id, scene.actor.userId);
    const { userId, name, email } = place;
    const { details, freed } = await endPlace(scene, place);
    const left = auditEvent("project_member.left", place.memberId, details, { id: userId, name, email });
    return { value: { projectName: scene.project.name }, event: [left, ...freed] };
  },
});
