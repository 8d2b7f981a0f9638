import { asc, eq, sql } from "drizzle-orm";
import { projectGuests } from "@/db/schema/api-integration";
import type { TenantTx } from "@/db/scope";

export interface GuestList {
  /** As they were typed. */
  readonly emails: readonly string[];
  /** E.164. */
  readonly mobiles: readonly string[];
}

/** Whom a project on trial may send to beside its own team, by the names of the form's fields. */
export async function readGuestList(tx: TenantTx, projectId: string): Promise<GuestList> {
  const rows = await tx
    .select({ kind: projectGuests.kind, value: projectGuests.value })
    .from(projectGuests)
    .where(eq(projectGuests.projectId, projectId))
    .orderBy(asc(sql`lower(${projectGuests.value})`));
  const ofKind = (kind: "email" | "mobile") => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  return { emails: ofKind("email"), mobiles: ofKind("mobile") };
}
