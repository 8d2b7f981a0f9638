import { z } from "zod";
import { defineEvent } from "./define-event";
import { id } from "./details";
import { count } from "./words";

const methods: Readonly<Record<string, string>> = {
  password: "with a password",
  confirmation: "by confirming their email address",
  invitation: "through a mailed invitation",
  passkey: "with a passkey",
};

const factors: Readonly<Record<string, string>> = {
  totp: "an authenticator app",
  webauthn: "a security key",
  sms: "a text-message code",
  email: "an email link",
  recovery: "a recovery code",
};

export const sessionEvents = {
  "session.opened": defineEvent({
    details: z.strictObject({ method: z.string(), sessionId: id, factor: z.string().optional() }),
    sentence: ({ actor }, { method, factor }) => `${actor} signed in ${ways(method, factor)}`,
    label: "Signed in",
    group: "Sessions and accounts",
    report: null,
    membership: null,
  }),
  "sessions.ended": defineEvent({
    details: z.strictObject({ userId: id, ended: z.number().int() }),
    sentence: ({ actor, target }, { ended }) => `${actor} ended ${count(ended, "session")} of ${target}`,
    label: "Sessions ended",
    group: "Sessions and accounts",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
};

/** A passkey is both factors by itself: what its session carries as the second one is the same key. */
function ways(method: string, factor: string | undefined): string {
  const first = methods[method] ?? `by ${method}`;
  const isOne = factor === undefined || (method === "passkey" && factor === "webauthn");
  return isOne ? first : `${first} and ${factors[factor] ?? factor}`;
}
