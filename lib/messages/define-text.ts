import type { z } from "zod";
import type { SystemTx } from "@/db/scope";
import type { Compose, Composing } from "./composing";
import { type MessageIds, type Sendable, sendable } from "./message";

interface ComposedText {
  /** E.164, as stored. */
  readonly to: string;
  /** At most 160 GSM signs. */
  readonly text: string;
}

export interface TextDefinition {
  readonly kind: "text";
  readonly name: string;
  readonly write: (tx: SystemTx, ids: unknown, with_: Composing) => Promise<ComposedText | null>;
}

/** One text message to a mobile phone: plain words, which `compose` writes. */
export function defineText<Ids extends MessageIds>(text: {
  readonly name: string;
  readonly ids: z.ZodType<Ids>;
  readonly compose: Compose<Ids, ComposedText>;
}): Sendable<Ids, TextDefinition> {
  const { name, ids, compose } = text;
  return sendable(text, { kind: "text", name, write: (tx, given, with_) => compose(tx, ids.parse(given), with_) });
}
