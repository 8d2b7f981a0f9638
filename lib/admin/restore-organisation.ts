import { eq, sql } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import { countOwners } from "@/lib/members/lock-member";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { organisationInput } from "./input";
import { lockOrganisation } from "./lock-organisation";

/**
 * Brings a deleted organisation back with its members, for 30 days (product.md 4.18). Invitations stay revoked. One whose
 * owners have all deleted their accounts since would come back without an owner, and does not (INV-03).
 */
export const restoreOrganisation = defineCommand({
  name: "restore_organisation",
  access: platform,
  locks: async (_tx, { organisation }) => ({ organisation }),
  input: organisationInput,
  async run({ tx, input }) {
    const { id, name, deletedAt } = await lockOrganisation(tx, input.organisation);
    if (!deletedAt) throw new Refusal("conflict", { reason: "not_deleted" });
    const [age] = await tx.execute<{ is_late: boolean }>(
      sql`select ${deletedAt.toISOString()}::timestamptz < now() - interval '720 hours' as is_late`,
    );
    if (age?.is_late !== false) throw new Refusal("conflict", { reason: "too_late" });
    if ((await countOwners(tx, id)) === 0) throw new Refusal("conflict", { reason: "no_owner" });
    await tx.update(organisations).set({ deletedAt: null, deletedBy: null }).where(eq(organisations.id, id));
    return { value: { name }, event: placed(auditEvent("organisation.restored", id, { name }), id) };
  },
});
