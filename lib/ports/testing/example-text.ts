import type { TextMessage } from "../sms";

/** A text message for tests, to a number of the range that is kept for examples. */
export function exampleText(changes: Partial<TextMessage> = {}): TextMessage {
  return { key: "msg_0001", to: "+447700900900", text: "123456 is your Rollcall code.", ...changes };
}
