import { sql } from "drizzle-orm";
import { teamMember } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { type TeamNumbers, teamFrame, teamNumbers } from "./team-frame";

/** What stands around the pages beside the list of members: roles, invitations, tokens, the review of access. */
export const getTeamFrame = defineQuery({
  name: "get_team_frame",
  access: teamMember,
  input: nothing,
  async run(scene) {
    const [numbers] = await scene.tx.execute<TeamNumbers>(sql`select ${teamNumbers(scene)}`);
    return teamFrame(scene, numbers ?? { reserved: 0, without: 0 });
  },
});
