/** What the mailbox shows, as its address says it: which mail, how, and whose. */
export interface MailboxView {
  readonly mail: string | null;
  readonly as: "html" | "text";
  readonly width: "full" | "phone";
  /** Part of an address or number; empty: everybody's. */
  readonly to: string;
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

export function readMailboxView(asked: Readonly<Record<string, string | string[] | undefined>>): MailboxView {
  return {
    mail: one(asked.mail).slice(0, 200) || null,
    as: one(asked.as) === "text" ? "text" : "html",
    width: one(asked.width) === "phone" ? "phone" : "full",
    to: one(asked.search).trim().slice(0, 200),
  };
}

export function mailboxAddress({ mail, as, width, to }: MailboxView): string {
  const query = new URLSearchParams({
    ...(to ? { search: to } : {}),
    ...(mail ? { mail } : {}),
    ...(mail && as === "text" ? { as } : {}),
    ...(mail && width === "phone" ? { width } : {}),
  }).toString();
  return query ? `/dev/mailbox?${query}` : "/dev/mailbox";
}

/** Where the mail itself comes from, for the frame that shows it. */
export const mailFrameAddress = (key: string) => `/dev/mailbox/${encodeURIComponent(key)}/html`;
