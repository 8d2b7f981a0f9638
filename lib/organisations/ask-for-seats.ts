import { auditEvent } from "@/lib/audit/events";
import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { askForSeatsInput } from "./input";
import { seatsAskedMail } from "./mails";

/**
 * Asks support for more seats; a platform admin raises the limit. A number and no free text: the answer comes by mail, and
 * whoever asks can write the rest there.
 */
export const askForSeats = defineCommand({
  name: "ask_for_seats",
  access: inTeam("subscription:manage"),
  input: askForSeatsInput,
  async run({ tx, ctx, organisation, actor, input }) {
    const { id, memberCount, seatLimit } = organisation;
    const { seats } = input;
    if (seats <= seatLimit) throw invalid({ seats: "not_more" }, { facts: { limit: seatLimit } });
    // Twice a day: once, and once more for a slip in the number.
    const wait = await takePermit(tx, { bucket: `seats:${id}`, most: 2, seconds: 24 * 60 * 60 });
    if (wait > 0) throw new Refusal("rate_limited", { reason: "asked_already" });
    const reserved = await countLiveInvitations(tx, id);
    const change = ctx.ids.create("evt");
    return {
      value: { seats },
      event: auditEvent("seats.asked", change, { seats, used: memberCount, reserved, limit: seatLimit }),
      messages: [seatsAskedMail({ organisationId: id, userId: actor.userId, change })],
    };
  },
});
