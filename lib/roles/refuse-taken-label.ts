import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { roles } from "@/db/schema/roles";
import type { TenantTx } from "@/db/scope";
import { invalid } from "@/lib/kernel/refusal";

/**
 * Two roles of one name could not be told apart. Under the organisation's lock; an index holds it too.
 *
 * @param except the role that is being changed
 */
export async function refuseTakenLabel(tx: TenantTx, organisationId: string, label: string, except: string | null) {
  const [taken] = await tx
    .select({ id: roles.id })
    .from(roles)
    .where(
      and(
        eq(roles.organisationId, organisationId),
        isNull(roles.deletedAt),
        sql`lower(${roles.label}) = lower(${label} collate "und-x-icu")`,
        except === null ? undefined : ne(roles.id, except),
      ),
    );
  if (taken) throw invalid({ label: "taken" });
}
