import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { satisfies } from "@/lib/access/two-factor-rules";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { spellOut } from "@/lib/messages/spell-out";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { memberInput } from "./input";
import { twoFactorAskedForMail } from "./mails";

const daySeconds = 24 * 60 * 60;

/**
 * Asks somebody by mail to set up two-factor authentication, at most once a day in each organisation. Nothing is changed
 * and nobody is touched, so it takes no lock, and whoever manages the team may remind an owner too.
 */
export const remindTwoFactor = defineCommand({
  name: "remind_two_factor",
  access: inTeam("team:manage"),
  input: memberInput,
  async run({ tx, ctx, organisation, actor, input: { memberId } }) {
    const { userId, name, email, twoFactor } = await findMember(tx, organisation.id, memberId);
    if (memberId === actor.memberId) throw new Refusal("conflict", { reason: "yourself" });
    if (satisfies(twoFactor, organisation.textMessagesCount)) throw new Refusal("conflict", { reason: "has_factor" });
    const bucket = `two-factor-reminder:member:${memberId}`;
    const wait = await takePermit(tx, { bucket, most: 1, seconds: daySeconds });
    if (wait > 0) {
      const sentAt = new Date(ctx.clock.now().getTime() - (daySeconds - wait) * 1000);
      throw new Refusal("rate_limited", {
        reason: "reminded_lately",
        facts: { at: spellOut(sentAt, organisation.timeZone) },
      });
    }
    const reminder = ctx.ids.create("evt");
    const organisationId = organisation.id;
    return {
      value: { name },
      event: auditEvent("two_factor.reminded", memberId, { userId }, { id: userId, name, email }),
      messages: [twoFactorAskedForMail({ organisationId, userId, askedBy: actor.userId, reminder })],
    };
  },
});

/** Anybody else's id does not exist (AZ-05). */
async function findMember(tx: TenantTx, organisationId: string, memberId: string) {
  const [row] = await tx
    .select({ userId: users.id, name: users.name, email: users.email, twoFactor: members.twoFactor })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organisationId, organisationId), eq(members.id, memberId)));
  if (!row) throw new Refusal("not_found");
  return row;
}
