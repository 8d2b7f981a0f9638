import type { VariableName } from "./configuration-table";
import type { SecretKey } from "./secret-keys";

export type RawVariables = Readonly<Partial<Record<VariableName, string>>>;

/** What single variables cannot tell: which are missing, and which do not go together. Lines for a person (OP-01). */
export function findConflicts(raw: RawVariables, env: Readonly<Record<string, string | undefined>>): string[] {
  const demo = raw.ROLLCALL_DEMO === "1";
  const required: Array<readonly [VariableName, string]> = [
    ["APP_URL", "every link and the origin check are made from it"],
    ["AUTH_SECRET", "sessions and cookies are protected with it"],
    ["MAIL_KEY", "the links in mails are derived from it"],
    ["ENCRYPTION_KEY", "factor secrets are encrypted with it"],
  ];
  // The demo's mails stay in its own mailbox, so that their sender matters to nobody.
  if (!demo)
    required.push(["MAIL_FROM", "every mail is sent in its name"], ["SUPPORT_EMAIL", "people are told to write to it"]);
  const missing = required.filter(([name]) => raw[name] === undefined);
  return [
    ...missing.map(([name, reason]) => `${name} is missing: ${reason}`),
    ...(demo ? demoConflicts(raw) : mailConflicts(raw)),
    ...directoryConflicts(raw),
    ...publicConflicts(env),
  ];
}

function mailConflicts(raw: RawVariables): string[] {
  if (raw.SMTP_URL !== undefined && raw.RESEND_API_KEY !== undefined)
    return ["SMTP_URL and RESEND_API_KEY are both set: choose one way to send mail"];
  if (raw.SMTP_URL === undefined && raw.RESEND_API_KEY === undefined)
    return ["SMTP_URL is missing: without it or RESEND_API_KEY no invitation can be mailed"];
  return [];
}

function directoryConflicts(raw: RawVariables): string[] {
  const named = (["COGNITO_REGION", "COGNITO_ENDPOINT"] as const).filter((name) => raw[name] !== undefined);
  return raw.COGNITO_USER_POOL === undefined
    ? named.map((name) => `COGNITO_USER_POOL is missing: ${name} says where it is, and nothing says which`)
    : [];
}

/** Demo mode opens a mailbox and seeded sign-ins to whoever can reach the server: only this machine may (OP-08). */
function demoConflicts(raw: RawVariables): string[] {
  const lines: string[] = [];
  if (raw.APP_URL !== undefined && !/^http:\/\/localhost(?::\d+)?\/?$/.test(raw.APP_URL))
    lines.push("ROLLCALL_DEMO is refused: APP_URL is not http://localhost");
  if (raw.HOST !== undefined && !isLoopback(raw.HOST))
    lines.push("ROLLCALL_DEMO is refused: HOST is not a loopback address");
  return lines;
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** Next copies NEXT_PUBLIC_ variables into the browser's code; Rollcall has nothing to put there. */
function publicConflicts(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith("NEXT_PUBLIC_"))
    .map((name) => `${name} is refused: NEXT_PUBLIC_ variables are published to every browser`);
}

/** One key for two purposes would let the leak of one open the other. */
export function sharesKey(left: readonly SecretKey[], right: readonly SecretKey[]): boolean {
  return left.some((one) => right.some((other) => one.key.equals(other.key)));
}
