import { type SQL, sql } from "drizzle-orm";
import type { invitations } from "@/db/schema/invitations";
import { organisations } from "@/db/schema/organisations";
import type { projects } from "@/db/schema/projects";

export type OrganisationRow = typeof organisations.$inferSelect;
export type ProjectRow = typeof projects.$inferSelect;
export type InvitationRow = typeof invitations.$inferSelect;

/** Whether the organisation of the row asks for two-factor authentication by now, by the database's clock (INV-25). */
export function requiresTwoFactor(): SQL<boolean> {
  return sql<boolean>`coalesce(${organisations.twoFactorFrom} <= now(), false)`;
}
