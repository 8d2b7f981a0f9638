import type { SenderKind } from "./sender-fields";

/** What the two kinds of sender are called, where one is meant and where all are. */
export const senderLabels: Readonly<Record<SenderKind, { readonly one: string; readonly all: string }>> = {
  email: { one: "Reply-to email address", all: "Reply-to email addresses" },
  text: { one: "Text message sender name", all: "Text message sender names" },
};
