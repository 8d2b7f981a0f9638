import { putAwayWelcome } from "@/lib/dashboard/put-away-welcome";
import { changeRole } from "@/lib/members/change-role";
import { exportMembers } from "@/lib/members/export-members";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { removeMember } from "@/lib/members/remove-member";
import { setEndDate } from "@/lib/members/set-end-date";
import { act } from "../act";
import { inTwoDays } from "../days";

export const memberActs = [
  act(changeRole, async (stage) => ({
    claim: await stage.asManager(),
    input: { memberId: (await stage.join("read_only")).memberId, role: "member" },
  })),
  act(removeMember, async (stage) => {
    const { memberId, name } = await stage.join("member");
    return { claim: await stage.asManager(), input: { memberId, confirmation: name } };
  }),
  act(setEndDate, async (stage) => ({
    claim: await stage.asManager(),
    input: { memberId: (await stage.join("member")).memberId, endsOn: inTwoDays() },
  })),
  act(exportMembers, async (stage) => ({ claim: await stage.asManager(), input: {} })),
  act(putAwayWelcome, async (stage) => ({ claim: await stage.as(await stage.join("member")), input: {} })),
  act(leaveOrganisation, async (stage) => ({ claim: await stage.as(await stage.join("member")), input: {} })),
];
