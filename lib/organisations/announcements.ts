import { z } from "zod";
import { defineAnnouncement } from "@/lib/messages/define-announcement";
import { id } from "@/lib/messages/message";
import { tellOfDeletion } from "./tell-of-deletion";
import { tellThoseWithoutTwoFactor } from "./tell-those-without-two-factor";

export const organisationClosedAnnouncement = defineAnnouncement({
  name: "organisation_closed",
  ids: z.strictObject({ organisationId: id, at: z.iso.datetime() }),
  tell: tellOfDeletion,
});

export const twoFactorSwitchedOnAnnouncement = defineAnnouncement({
  name: "two_factor_switched_on",
  ids: z.strictObject({ organisationId: id, from: z.iso.datetime() }),
  tell: (db, ids) => tellThoseWithoutTwoFactor(db, { ...ids, what: "required" }),
});

export const twoFactorSoonAnnouncement = defineAnnouncement({
  name: "two_factor_soon",
  ids: z.strictObject({ organisationId: id, from: z.iso.datetime(), what: z.enum(["in_a_week", "tomorrow"]) }),
  tell: tellThoseWithoutTwoFactor,
});
