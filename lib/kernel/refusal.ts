/**
 * An expected failure: something a person or a program did that Rollcall will not carry out.
 *
 * Thrown inside a command, so that its transaction rolls back; translated at the edge, by `action.ts`, `load.ts`,
 * `download.ts` and `api.ts` of `app/_server`. Anything else that is thrown is a crash.
 */
export const refusalCodes = [
  "not_found",
  "forbidden",
  "invalid",
  "conflict",
  "expired",
  "rate_limited",
  "verification_required",
  "unavailable",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** Field name -> a stable key (`taken`, `too_short`), or the finished sentence of a schema; the screen decides how it reads. */
export type RefusedFields = Readonly<Record<string, string>>;

export interface RefusalDetails {
  /** Which rule said no, when the code alone does not tell (`last_owner`, `no_seat_left`). Keys the sentence on screen. */
  readonly reason?: string;
  readonly fields?: RefusedFields;
  /** Facts that the sentence needs, safe to show to the person who asked. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly reason: string | undefined;
  readonly fields: RefusedFields;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(details.reason ? `${code}: ${details.reason}` : code);
    this.code = code;
    this.reason = details.reason;
    this.fields = details.fields ?? {};
    this.facts = details.facts ?? {};
  }

  /**
   * Next bundles this file more than once, and what one bundle has asked is remembered for the others of a request: the
   * session that the middleware could not be told of is a refusal to the page as well.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "Refusal";
  }
}

/** A refusal that points at fields of the form: `invalid({ email: "taken" })`. */
export function invalid(fields: RefusedFields, details: Omit<RefusalDetails, "fields"> = {}): Refusal {
  return new Refusal("invalid", { fields, ...details });
}
