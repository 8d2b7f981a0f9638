import type { SystemTx } from "@/db/scope";
import type { SecretKey } from "@/lib/secrets/derive-token";
import type { IdsOf, MailName, TextName } from "./messages";

/** What every message is written with. */
export interface Composing {
  readonly appUrl: string;
  readonly supportEmail: string;
  readonly mailKeys: readonly SecretKey[];
  readonly lockoutMinutes: number;
}

/** To whom, and what the template is filled with. The address is the stored one, never what somebody typed (IN-06). */
export interface Composed<Props> {
  readonly to: { readonly name: string; readonly address: string };
  readonly props: Omit<Props, "footer">;
  /** What to forget once the mail has left or can never leave. */
  readonly afterwards?: (tx: SystemTx) => Promise<void>;
}

/**
 * Reads the state of this moment for one mail. Null when there is nothing left to say: the invitation was revoked,
 * the link has expired, the person is gone (INV-17).
 */
export type Composer<Name extends MailName, Props> = (
  tx: SystemTx,
  ids: IdsOf<Name>,
  with_: Composing,
) => Promise<Composed<Props> | null>;

export interface ComposedText {
  /** E.164, as stored. */
  readonly to: string;
  /** At most 160 GSM signs. */
  readonly text: string;
}

/** The same for one text message. */
export type TextComposer<Name extends TextName> = (
  tx: SystemTx,
  ids: IdsOf<Name>,
  with_: Composing,
) => Promise<ComposedText | null>;

/** "4 December 2026 at 09:30 GMT": mails are read anywhere, so the zone is always said. */
export function spellOut(at: Date, timeZone = "UTC"): string {
  const day = at.toLocaleDateString("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" });
  const time = at.toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return `${day} at ${time}`;
}

/** "November 2026" of "2026-11". */
export function spellOutMonth(period: string): string {
  return new Date(`${period}-01T00:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    month: "long",
    year: "numeric",
  });
}

/** "1 December 2026", the day that it is there. */
export function spellOutDay(at: Date, timeZone: string): string {
  return at.toLocaleDateString("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" });
}
