import type { invitations } from "@/db/schema/invitations";
import type { organisations } from "@/db/schema/organisations";

export type OrganisationRow = typeof organisations.$inferSelect;
export type InvitationRow = typeof invitations.$inferSelect;
