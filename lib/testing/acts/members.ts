import { putAwayWelcome } from "@/lib/dashboard/put-away-welcome";
import { changeRole } from "@/lib/members/change-role";
import { changeSeveralRoles } from "@/lib/members/change-several-roles";
import { exportMembers } from "@/lib/members/export-members";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { putOwnerNudgeAway } from "@/lib/members/put-owner-nudge-away";
import { remindSeveralOfTwoFactor } from "@/lib/members/remind-several-of-two-factor";
import { remindTwoFactor } from "@/lib/members/remind-two-factor";
import { removeMember } from "@/lib/members/remove-member";
import { removeSeveralMembers } from "@/lib/members/remove-several-members";
import { setEndDate } from "@/lib/members/set-end-date";
import { setSeveralEndDates } from "@/lib/members/set-several-end-dates";
import { act } from "../act";
import { inTwoDays } from "../days";

export const memberActs = [
  act(changeRole, async (stage) => ({
    claim: await stage.asManager(),
    input: { memberId: (await stage.join("read_only")).memberId, role: "member" },
  })),
  act(putOwnerNudgeAway, async (stage) => ({ claim: await stage.asOwner(), input: {} })),
  act(removeMember, async (stage) => {
    const { memberId, name } = await stage.join("member");
    return { claim: await stage.asManager(), input: { memberId, confirmation: name } };
  }),
  act(setEndDate, async (stage) => ({
    claim: await stage.asManager(),
    input: { memberId: (await stage.join("member")).memberId, endsOn: inTwoDays() },
  })),
  act(remindTwoFactor, async (stage) => ({
    claim: await stage.asManager(),
    input: { memberId: (await stage.join("member")).memberId },
  })),
  act(changeSeveralRoles, async (stage) => ({
    claim: await stage.asManager(),
    input: { people: [{ id: (await stage.join("read_only")).memberId }], role: "member" },
  })),
  act(setSeveralEndDates, async (stage) => ({
    claim: await stage.asManager(),
    input: { people: [{ id: (await stage.join("member")).memberId }], endsOn: inTwoDays() },
  })),
  act(remindSeveralOfTwoFactor, async (stage) => ({
    claim: await stage.asManager(),
    input: { people: [{ id: (await stage.join("member")).memberId }] },
  })),
  act(removeSeveralMembers, async (stage) => ({
    claim: await stage.asManager(),
    input: { people: [{ id: (await stage.join("member")).memberId }], confirmation: "1" },
  })),
  act(exportMembers, async (stage) => ({ claim: await stage.asManager(), input: {} })),
  act(putAwayWelcome, async (stage) => ({ claim: await stage.as(await stage.join("member")), input: {} })),
  act(leaveOrganisation, async (stage) => ({ claim: await stage.as(await stage.join("member")), input: {} })),
];
