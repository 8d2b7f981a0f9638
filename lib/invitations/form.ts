import { parseEmailAddress } from "@/lib/kernel/email-address";
import { formOf, readTick } from "@/lib/kernel/form-fields";
import { inviteMemberInput, inviteSeveralInput } from "./input";

/** As many as may be pasted at once; the page posts them in portions. */
export const addressesAtMost = 500;

/** Pasted text -> addresses, once each, in their order: separated by lines, commas or semicolons, or `Name <address>`. */
export function splitAddresses(text: string): string[] {
  const found = text
    .split(/[\n\r,;]+/)
    .map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim())
    .filter((part) => part !== "");
  const seen = new Set<string>();
  return found.filter((address) => {
    const key = parseEmailAddress(address)?.canonical ?? address.toLowerCase();
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

export const inviteMemberForm = formOf(inviteMemberInput, ({ outside, ...rest }) => ({
  ...rest,
  outside: readTick(outside),
}));

export const inviteSeveralForm = formOf(inviteSeveralInput, ({ addresses, ...rest }) => ({
  ...rest,
  addresses: typeof addresses === "string" ? splitAddresses(addresses) : addresses,
}));
