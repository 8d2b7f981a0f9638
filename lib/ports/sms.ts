import { gsmLength, gsmMost } from "./gsm-text";
import { NotSent, type Transport } from "./transport";

/** One text message to one mobile number, as every transport takes it. */
export interface TextMessage {
  /** The same for every try at this text, for a provider that can tell a second one by it. */
  key: string;
  /** E.164: a plus sign and digits. */
  to: string;
  /** At most 160 GSM signs, so that it is billed as one. */
  text: string;
}

export type SmsTransport = Transport<TextMessage>;

/** Its message holds neither the number nor the text (AU-05). */
export class TextNotSent extends NotSent {
  override readonly name = "TextNotSent";
}

/** Longest time that one text may take, credentials included (INV-24). */
export const textDeadlineMs = 30_000;

/** The last gate before a transport: one number, one message's worth of text, or it is refused for good (MF-08). */
export function assertSafeText({ key, to, text }: TextMessage): void {
  refuseIf(typeof key !== "string" || !/^[!-~]{1,200}$/.test(key), "key is not 1 to 200 printable characters");
  refuseIf(typeof to !== "string" || !/^\+[1-9]\d{6,14}$/.test(to), "to is not one number in international form");
  const length = gsmLength(text);
  refuseIf(length === null || /[\r\f]/.test(text), "text has signs outside the GSM alphabet");
  refuseIf(text.trim() === "" || Number(length) > gsmMost, `text is empty or longer than ${gsmMost} signs`);
}

function refuseIf(wrong: boolean, what: string): void {
  if (wrong) throw new TextNotSent(`Refused before sending: ${what}.`, { retry: false });
}
