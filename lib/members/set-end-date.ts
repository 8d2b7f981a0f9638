import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import type { TenantTx } from "@/db/scope";
import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { setEndDateInput } from "./input";
import { lockMember } from "./lock-member";
import { refuseUncovered } from "./rules";

/** An end date lies at most five years ahead. */
const daysAhead = 5 * 366;

/** From the end of that day on, somebody is no longer a member; never an owner (product.md 4.9). Empty takes it off. */
export const setEndDate = defineCommand({
  name: "set_end_date",
  access: inTeam("team:manage"),
  locks: "team",
  input: setEndDateInput,
  async run({ tx, organisation, actor, input }) {
    const target = await lockMember(tx, organisation.id, input.memberId);
    refuseUncovered(actor, target.role);
    if (target.role.key === "owner") throw new Refusal("conflict", { reason: "owner" });
    // Nobody decides how long they stay, as nobody changes their own role; leaving is another door.
    if (target.memberId === actor.memberId) throw new Refusal("conflict", { reason: "yourself" });
    requireProofForRoles(actor, target.role);
    const { memberId, userId, name, email } = target;
    const before = await readDay(tx, organisation, memberId);
    const after = input.endsOn;
    if (before === after) return { value: { name, endsOn: after }, event: noEvent("it has this day already") };
    refuseChanged(input.seen, { endsOn: before });
    if (after !== null) await refuseFarDay(tx, organisation, after);
    await tx
      .update(members)
      .set({
        // With the last moment of the day, wherever its clocks change. Announced anew, because it is another day.
        endsAt: after === null ? null : sql`((${after}::date + 1)::timestamp at time zone ${organisation.timeZone})`,
        endAnnouncedAt: null,
      })
      .where(and(eq(members.organisationId, organisation.id), eq(members.id, memberId)));
    return {
      value: { name, endsOn: after },
      event: auditEvent("member.end_date_set", memberId, { userId, before, after }, { id: userId, name, email }),
    };
  },
});

async function readDay(tx: TenantTx, { id, timeZone }: OrganisationRow, memberId: string): Promise<string | null> {
  const [row] = await tx
    .select({
      day: sql<
        string | null
      >`to_char((${members.endsAt} - interval '1 second') at time zone ${timeZone}, 'YYYY-MM-DD')`,
    })
    .from(members)
    .where(and(eq(members.organisationId, id), eq(members.id, memberId)));
  return row?.day ?? null;
}

/** By the database's clock, in the organisation's zone. */
async function refuseFarDay(tx: TenantTx, { timeZone }: OrganisationRow, day: string) {
  const [row] = await tx.execute<{ days: number }>(
    sql`select ${day}::date - (now() at time zone ${timeZone})::date as days`,
  );
  const days = row?.days ?? 0;
  if (days < 0) throw invalid({ endsOn: "past_day" });
  if (days > daysAhead) throw invalid({ endsOn: "too_far" });
}
