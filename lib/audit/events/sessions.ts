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
    sentence: ({ actor }, { method, factor }) =>
      `${actor} signed in ${methods[method] ?? `by ${method}`}${factor ? ` and ${factors[factor] ?? factor}` : ""}`,
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
