import { eq, type SQL, sql } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import type { TenantTx } from "@/db/scope";
import { satisfies } from "@/lib/access/two-factor-rules";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { countWithoutTwoFactor } from "@/lib/members/count-without-two-factor";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { twoFactorSwitchedOnAnnouncement } from "./announcements";
import { setTwoFactorPolicyInput } from "./input";
import { twoFactorPolicyOf } from "./settings-of";

/** A start date lies at most a year ahead. */
const daysAhead = 366;

/**
 * An owner who has a qualifying factor requires one of every member, at once or from a day on; or stops requiring it
 * (product.md 4.11, SU-04). Under the organisation's lock, as is whatever removes a factor (INV-15).
 */
export const setTwoFactorPolicy = defineCommand({
  name: "set_two_factor_policy",
  access: inTeam("two_factor:enforce"),
  locks: "team",
  proof: "fresh",
  input: setTwoFactorPolicyInput,
  async run({ tx, organisation, actor, input }) {
    const { id } = organisation;
    const before = { from: iso(organisation.twoFactorFrom), textMessagesCount: organisation.textMessagesCount };
    const refuseIfChanged = () => refuseChanged(input.seen, twoFactorPolicyOf(organisation));
    if (!input.isRequired) {
      if (before.from === null) return { value: { from: null }, event: noEvent("it is not required as it stands") };
      refuseIfChanged();
      await tx.update(organisations).set({ twoFactorFrom: null }).where(eq(organisations.id, id));
      const change = { before, after: { ...before, from: null }, startsOn: null, hit: 0 };
      return { value: { from: null }, event: auditEvent("two_factor.policy_changed", id, change) };
    }
    const { textMessagesCount } = input;
    // Whoever asks it of others has it themselves, also when only the text messages go.
    if (!satisfies(actor.twoFactor, textMessagesCount)) throw new Refusal("conflict", { reason: "needs_factor" });
    const start = await readStart(tx, organisation, input.startsOn);
    if (start.isSame && textMessagesCount === before.textMessagesCount) {
      return { value: { from: before.from }, event: noEvent("the policy is saved as it stands") };
    }
    refuseIfChanged();
    const [changed] = await tx
      .update(organisations)
      .set({ textMessagesCount, ...(start.isSame ? {} : { twoFactorFrom: start.from }) })
      .where(eq(organisations.id, id))
      .returning({ from: organisations.twoFactorFrom });
    const from = iso(changed?.from ?? null);
    if (from === null) throw new Error("the organisation is gone while it is locked");
    const hit = await countWithoutTwoFactor(tx, id, textMessagesCount);
    const change = { before, after: { from, textMessagesCount }, startsOn: start.isAhead ? input.startsOn : null, hit };
    return {
      value: { from },
      event: auditEvent("two_factor.policy_changed", id, change),
      // A day that lies ahead is told of by reminders.
      messages: start.isAhead || hit === 0 ? [] : [twoFactorSwitchedOnAnnouncement({ organisationId: id, from })],
    };
  },
});

interface Start {
  readonly from: SQL<Date>;
  readonly isAhead: boolean;
  /** What the organisation has already: the same day ahead, or in force when "at once" is asked for. */
  readonly isSame: boolean;
}

/** When it begins, by the database's clock: with the first moment of the day in the organisation's zone, or at once. */
async function readStart(
  tx: TenantTx,
  { id, timeZone }: Pick<OrganisationRow, "id" | "timeZone">,
  day: string | null,
): Promise<Start> {
  const dayBegins = sql<Date>`(${day}::date::timestamp at time zone ${timeZone})`;
  const [row] = await tx.execute<{ days: number; is_same: boolean }>(sql`
    select days, coalesce(case when days > 0 then two_factor_from = ${dayBegins} else two_factor_from <= now() end, false) as is_same
    from ${organisations}, lateral (select coalesce(${day}::date - (now() at time zone ${timeZone})::date, 0) as days) counted
    where ${organisations.id} = ${id}`);
  const { days = 0, is_same: isSame = false } = row ?? {};
  if (days < 0) throw invalid({ startsOn: "past_day" });
  if (days > daysAhead) throw invalid({ startsOn: "too_far" });
  const isAhead = days > 0;
  // To the millisecond, so that a message which names this moment names it exactly.
  return { from: isAhead ? dayBegins : sql<Date>`date_trunc('milliseconds', now())`, isAhead, isSame };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
