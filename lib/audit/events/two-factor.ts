import { z } from "zod";
import { defineEvent } from "./define-event";
import { id } from "./details";
import { count, longDay } from "./words";

const policy = z.strictObject({ from: z.iso.datetime().nullable(), textMessagesCount: z.boolean() });

const policyChanged = z.strictObject({
  before: policy,
  after: policy,
  /** The day that was chosen, in the organisation's time zone; null: at once, or not at all. */
  startsOn: z.iso.date().nullable(),
  /** Members who did not satisfy it at that moment; 1,001 stands for more than 1,000. */
  hit: z.number().int(),
});

const twoFactorNow = {
  none: "turned two-factor authentication off",
  sms: "turned on two-factor authentication by text message",
  strong: "turned on two-factor authentication",
} as const;

export const twoFactorEvents = {
  "two_factor.policy_changed": defineEvent({
    details: policyChanged,
    sentence: ({ actor }, details) => `${actor} ${policyChange(details)}`,
    label: "Two-factor requirement changed",
    group: "Two-factor authentication",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
  "two_factor.reminded": defineEvent({
    details: z.strictObject({ userId: id }),
    sentence: ({ actor, target }) => `${actor} reminded ${target} to set up two-factor authentication`,
    label: "Two-factor reminder sent",
    group: "Two-factor authentication",
    report: null,
    membership: null,
  }),
  /** `after`: what the member has set up now. */
  "two_factor.changed": defineEvent({
    details: z.strictObject({
      userId: id,
      after: z.enum(["none", "sms", "strong"]),
      because: z.literal("reset").optional(),
    }),
    sentence: ({ actor, Target }, { after, because }) =>
      because === "reset"
        ? `${Target} lost their two-factor authentication by a reset`
        : `${actor} ${twoFactorNow[after]}`,
    label: "Two-factor authentication set up or removed",
    group: "Two-factor authentication",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
};

function policyChange({ before, after, startsOn, hit }: z.infer<typeof policyChanged>): string {
  if (after.from === null) return "stopped requiring two-factor authentication";
  const without = `, when ${hit > 1000 ? "more than 1,000 members" : count(hit, "member")} did not have it`;
  const texts = after.textMessagesCount ? "let text messages count" : "no longer let text messages count";
  if (before.from === after.from)
    return `${texts} as two-factor authentication${after.textMessagesCount ? "" : without}`;
  const from = startsOn === null ? "from now on" : `from ${longDay(startsOn)}`;
  return `required two-factor authentication ${from}${after.textMessagesCount ? "" : ", without text messages"}${without}`;
}
