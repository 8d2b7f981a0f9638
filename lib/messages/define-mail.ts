import type { z } from "zod";
import type { SystemTx } from "@/db/scope";
import type { Template } from "@/emails/render-mail";
import type { Compose, Composing } from "./composing";
import { type MessageIds, type Sendable, sendable } from "./message";

/** To whom, and what the template is filled with. The address is the stored one, never what somebody typed (IN-06). */
export interface ComposedMail<Props> {
  readonly to: { readonly name: string; readonly address: string };
  /** The footer is the same in every mail and comes when it is sent. */
  readonly props: Omit<Props, "footer">;
  /** What to forget once the mail has left or can never leave. */
  readonly afterwards?: (tx: SystemTx) => Promise<void>;
}

/** A mail for the worker, which has its ids from the queue. */
export interface MailDefinition<Props = object> {
  readonly kind: "mail";
  readonly name: string;
  readonly subject: string;
  readonly template: () => Promise<Template<Props>>;
  readonly write: (tx: SystemTx, ids: unknown, with_: Composing) => Promise<ComposedMail<Props> | null>;
}

/**
 * One mail. Its subject is fixed (WB-12): a name in a subject is a stranger's text in the one line that everybody reads,
 * and a header that could be split.
 *
 * @param mail `name` is what the queue calls it, so that a mail that waits while Rollcall is renewed finds its way;
 *   `template` is asked for by the worker only, so that pages, whose commands call the mail, do not load it
 */
export function defineMail<Ids extends MessageIds, Props>(mail: {
  readonly name: string;
  readonly ids: z.ZodType<Ids>;
  readonly subject: string;
  readonly template: () => Promise<Template<Props>>;
  readonly compose: Compose<Ids, ComposedMail<Props>>;
}): Sendable<Ids, MailDefinition<Props>> {
  const { name, ids, subject, template, compose } = mail;
  return sendable(mail, {
    kind: "mail",
    name,
    subject,
    template,
    write: (tx, given, with_) => compose(tx, ids.parse(given), with_),
  });
}
