import { readChosen } from "@/lib/kernel/chosen";
import { formOf, readTick } from "@/lib/kernel/form-fields";
import { asPasted, readPasted } from "@/lib/kernel/pasted-people";
import { inviteMemberInput, inviteSeveralInput, severalInvitationsInput } from "./input";

/** As many as may be pasted at once; the page posts them in portions. */
export const addressesAtMost = 500;

export const inviteMemberForm = formOf(inviteMemberInput, ({ outside, ...rest }) => ({
  ...rest,
  outside: readTick(outside),
}));

export const inviteSeveralForm = formOf(inviteSeveralInput, ({ addresses, ...rest }) => ({
  ...rest,
  addresses: typeof addresses === "string" ? readPasted(addresses).map(asPasted) : addresses,
}));

export const severalInvitationsForm = formOf(severalInvitationsInput, ({ invitations, ...rest }) => ({
  ...rest,
  invitations: readChosen(invitations),
}));
