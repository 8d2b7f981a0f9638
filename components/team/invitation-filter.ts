import type { InvitationFilter } from "@/lib/invitations/input";

/** What the address of the list says, besides the place in it. Only what it can mean. */
export type InvitationAddress = Readonly<Record<string, string>> & {
  search?: string;
  state?: InvitationFilter;
  sort?: "sent" | "-sent";
};

export const stateLabels: Readonly<Record<InvitationFilter, string>> = {
  open: "Open",
  accepted: "Accepted",
  declined: "Declined",
  revoked: "Revoked",
  expired: "Expired",
};
