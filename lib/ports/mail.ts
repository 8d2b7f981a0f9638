import { NotSent, type Transport } from "./transport";

/** One mail to one person, as every transport takes it. */
export interface Mail {
  /** Idempotency key, the same for every try at this mail: the provider's key, or the Message-ID where there is none. */
  key: string;
  to: MailAddress;
  from: MailAddress;
  subject: string;
  html: string;
  text: string;
}

export interface MailAddress {
  name: string;
  address: string;
}

export type MailTransport = Transport<Mail>;

export class MailNotSent extends NotSent {
  override readonly name = "MailNotSent";
}

/** Longest time that one mail may take from the first packet to the last (INV-24). */
export const mailDeadlineMs = 30_000;

const controls = /[\p{Cc}\u2028\u2029]/u;
// RFC 5321 without quoted local parts, address literals and non-ASCII: our own addresses have none of them (IN-05), and
// each is a place where two parsers disagree about who the recipient is.
const local = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const domain = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/** The last gate before a transport (WB-12): a header that could be split or a recipient that could be two is refused for good. */
export function assertSafeMail(mail: Mail): void {
  refuseIf(Array.isArray(mail.to) || typeof mail.to?.address !== "string", "to is not one recipient");
  refuseIf(
    typeof mail.key !== "string" || !/^[!-~]{1,200}$/.test(mail.key),
    "key is not 1 to 200 printable characters",
  );
  refuseIf(controls.test(mail.subject) || mail.subject.trim() === "", "subject is empty or holds control characters");
  for (const side of ["to", "from"] as const) {
    const { name, address } = mail[side];
    refuseIf(controls.test(name), `${side}.name holds control characters`);
    refuseIf(!isAddress(address), `${side}.address is not a single address`);
  }
}

function isAddress(address: string): boolean {
  const at = address.indexOf("@");
  const [before, after] = [address.slice(0, at), address.slice(at + 1)];
  return at > 0 && address.length <= 254 && before.length <= 64 && local.test(before) && domain.test(after);
}

function refuseIf(wrong: boolean, what: string): void {
  if (wrong) throw new MailNotSent(`Refused before sending: ${what}.`, { retry: false });
}
