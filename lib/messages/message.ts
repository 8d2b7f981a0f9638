import { z } from "zod";

/** Ids only: the worker reads the rest when it sends, and derives links and codes again (IN-01, INV-17). */
export type MessageIds = Readonly<Record<string, string | number>>;

/** What a command says is to be sent. Made by calling the mail, text or announcement itself. */
export interface Message {
  readonly name: string;
  readonly ids: MessageIds;
}

/** What a job carries. `key` is random, made when the message is queued (`enqueue_message`) and the same on every try. */
export type QueuedMessage = Message & { readonly key: string };

/** A mail, text or announcement as its area defines it; called with its ids it is the message to return. */
export interface Sendable<Ids extends MessageIds, Definition> {
  (ids: Ids): Message;
  readonly definition: Definition;
}

/** One id of a message. */
export const id = z.string().max(64);

/** Makes a definition callable. What is called with more than its ids, or with something too long to be one, throws. */
export function sendable<Ids extends MessageIds, Definition>(
  { name, ids }: { readonly name: string; readonly ids: z.ZodType<Ids> },
  definition: Definition,
): Sendable<Ids, Definition> {
  return Object.assign((given: Ids): Message => ({ name, ids: ids.parse(given) }), { definition });
}
