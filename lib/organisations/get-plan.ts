import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** *Plan and seats*: how many are taken, held by invitations, and allowed (product.md 4.15). */
export const getPlan = defineQuery({
  name: "get_plan",
  access: inTeam("subscription:manage"),
  input: nothing,
  async run({ tx, organisation }) {
    const { id, slug, memberCount, seatLimit } = organisation;
    return { slug, used: memberCount, reserved: await countLiveInvitations(tx, id), limit: seatLimit };
  },
});

export type PlanView = Awaited<ReturnType<typeof getPlan>>;
