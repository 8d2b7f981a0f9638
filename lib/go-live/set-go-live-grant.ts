import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { lockMember } from "@/lib/members/lock-member";
import { ownersInTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { setGoLiveGrantInput } from "./input";
import { tellWhoDecides } from "./tell-who-decides";

/** An owner lets a member decide about projects going live, or no longer; while a platform admin lets the organisation (product.md 6.10). */
export const setGoLiveGrant = defineCommand({
  name: "set_go_live_grant",
  access: ownersInTeam("team:manage"),
  locks: "team",
  input: setGoLiveGrantInput,
  async run({ tx, organisation, input: { memberId, mayMakeLive, seen } }) {
    const { userId, name, email } = await lockMember(tx, organisation.id, memberId);
    const own = and(eq(members.organisationId, organisation.id), eq(members.id, memberId));
    const [held] = await tx.select({ mayMakeLive: members.mayMakeLive }).from(members).where(own);
    const before = { mayMakeLive: held?.mayMakeLive ?? false };
    const value = { name, mayMakeLive };
    if (before.mayMakeLive === mayMakeLive) return { value, event: noEvent("it is so already") };
    // What was given once may be taken away always.
    if (mayMakeLive && !organisation.mayApproveOwnGoLive) throw new Refusal("conflict", { reason: "not_offered" });
    refuseChanged(seen, before);
    await tx.update(members).set({ mayMakeLive }).where(own);
    const event = auditEvent("go_live.grant_set", memberId, { userId, mayMakeLive }, { id: userId, name, email });
    return { value, event, messages: await tellWhoDecides(tx, organisation.id, userId) };
  },
});
