import { readFileSync } from "node:fs";
import { z } from "zod";
import { findConflicts, sharesKey } from "./configuration-rules";
import { collectVariables, type Environment } from "./configuration-source";
import type { VariableName } from "./configuration-table";
import * as read from "./configuration-values";
import { readActionsKey, readKeys, readSecret, type SecretKey, Unreadable } from "./secret-keys";

/** Server only: reads the environment once, at start, and refuses to go on with any fault (OP-01, OP-08). */

export type MailTransport =
  | { readonly kind: "smtp"; readonly url: string }
  | { readonly kind: "resend"; readonly apiKey: string; readonly baseUrl: string }
  | { readonly kind: "demo" };

export type TextTransport =
  | { readonly kind: "sns"; readonly region: string; readonly endpoint: string | null }
  | { readonly kind: "demo" };

/** An Amazon Cognito user pool. */
export interface DirectoryPlace {
  readonly region: string;
  readonly pool: string;
  readonly endpoint: string | null;
}

export interface Configuration {
  /** An origin, without a slash at the end. */
  readonly appUrl: string;
  readonly port: number;
  readonly host: string;
  /** Null: start the embedded server in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly migrationDatabaseUrl: string | null;
  readonly dataDir: string;
  readonly authSecret: string;
  /** The first key is the current one. */
  readonly mailKeys: readonly SecretKey[];
  readonly encryptionKeys: readonly SecretKey[];
  /** Null: the server derives it from `authSecret`. */
  readonly actionsKey: string | null;
  readonly mail: MailTransport;
  readonly mailFrom: read.Sender;
  readonly supportEmail: string;
  /** Null: no text messages. */
  readonly sms: TextTransport | null;
  /** ISO 3166, two capitals each: where text messages may go. */
  readonly smsCountries: readonly string[];
  /** Null: no directory groups. */
  readonly directory: DirectoryPlace | null;
  readonly trustedProxies: readonly string[];
  /** Where callbacks may go beside the public. */
  readonly callbackNetworks: readonly string[];
  readonly lockoutMinutes: number;
  readonly signInCodeMinutes: number;
  readonly seatLimit: number;
  readonly worker: "inline" | "off";
  /** A pooler stands before the database that gives each transaction another connection. */
  readonly isPooled: boolean;
  readonly demo: boolean;
}

export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  /** Each names a variable and says why. Never holds a value that is secret. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/** A variable's zod schema from its reader; absent stays undefined. */
function variable<Value>(reader: (text: string) => Value) {
  return z.string().transform((text, context): Value => {
    try {
      return reader(text);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });
}

const whole = (least: number, most: number) => variable((text) => read.readInteger(text, least, most));
const url = (...protocols: string[]) => variable((text) => read.readUrl(text, protocols) && text);
const postgres = variable(read.readDatabaseUrl).optional();

const variables = z.object({
  APP_URL: variable(read.readAppUrl).optional(),
  PORT: whole(0, 65_535).default(3000),
  HOST: variable(read.readHost).optional(),
  DATABASE_URL: postgres,
  MIGRATION_DATABASE_URL: postgres,
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: variable(readSecret).optional(),
  MAIL_KEY: variable(readKeys).optional(),
  ENCRYPTION_KEY: variable(readKeys).optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: variable(readActionsKey).optional(),
  SMTP_URL: url("smtp:", "smtps:").optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: url("https:", "http:").default("https://api.resend.com"),
  MAIL_FROM: variable(read.readSender).default({ name: "Rollcall", address: "rollcall@example.com" }),
  SUPPORT_EMAIL: variable(read.readEmail).default("support@example.com"),
  SNS_REGION: variable(read.readRegion).optional(),
  SNS_ENDPOINT: variable(read.readEndpoint).optional(),
  SMS_COUNTRIES: variable(read.readCountries).default(["GB"]),
  COGNITO_USER_POOL: variable(read.readUserPool).optional(),
  COGNITO_REGION: variable(read.readRegion).optional(),
  COGNITO_ENDPOINT: variable(read.readEndpoint).optional(),
  TRUSTED_PROXIES: variable(read.readNetworks).default([]),
  CALLBACK_NETWORKS: variable(read.readNetworks).default([]),
  LOCKOUT_MINUTES: whole(1, 1440).default(30),
  SIGN_IN_CODE_MINUTES: whole(1, 1440).default(60),
  SEAT_LIMIT: whole(1, 100_000).default(25),
  DATABASE_POOLER: z.enum(["transaction"], { error: "it must be transaction, or absent" }).optional(),
  WORKER: z.enum(["inline", "off"], { error: "it must be inline or off" }).default("inline"),
  ROLLCALL_DEMO: z.enum(["0", "1"], { error: "it must be 1 or absent" }).default("0"),
} satisfies Record<VariableName, z.ZodType>);

export function readConfiguration(
  env: Environment,
  readFile: (path: string) => string = (path) => readFileSync(path, "utf8"),
): Configuration {
  const { raw, lines } = collectVariables(env, readFile);
  const parsed = variables.safeParse(raw);
  const unreadable = parsed.error?.issues.map((issue) => `${String(issue.path[0])} is wrong: ${issue.message}`) ?? [];
  const faults = [...lines, ...unreadable, ...findConflicts(raw, env)];
  const v = parsed.data;
  if (v?.MAIL_KEY && v.ENCRYPTION_KEY && sharesKey(v.MAIL_KEY, v.ENCRYPTION_KEY))
    faults.push("ENCRYPTION_KEY is refused: it shares a key with MAIL_KEY");
  if (faults.length > 0 || !v?.APP_URL || !v.AUTH_SECRET || !v.MAIL_KEY || !v.ENCRYPTION_KEY)
    throw new ConfigurationError(faults);
  const demo = v.ROLLCALL_DEMO === "1";
  return {
    appUrl: v.APP_URL,
    port: v.PORT,
    host: v.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    databaseUrl: v.DATABASE_URL ?? null,
    migrationDatabaseUrl: v.MIGRATION_DATABASE_URL ?? v.DATABASE_URL ?? null,
    dataDir: v.DATA_DIR,
    authSecret: v.AUTH_SECRET,
    mailKeys: v.MAIL_KEY,
    encryptionKeys: v.ENCRYPTION_KEY,
    actionsKey: v.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? null,
    mail: mailTransport(demo, v),
    mailFrom: v.MAIL_FROM,
    supportEmail: v.SUPPORT_EMAIL,
    sms: textTransport(demo, v),
    smsCountries: v.SMS_COUNTRIES,
    directory: directoryPlace(v),
    trustedProxies: v.TRUSTED_PROXIES,
    callbackNetworks: v.CALLBACK_NETWORKS,
    lockoutMinutes: v.LOCKOUT_MINUTES,
    signInCodeMinutes: v.SIGN_IN_CODE_MINUTES,
    seatLimit: v.SEAT_LIMIT,
    worker: v.WORKER,
    isPooled: v.DATABASE_POOLER !== undefined,
    demo,
  };
}

function mailTransport(demo: boolean, v: z.output<typeof variables>): MailTransport {
  if (demo) return { kind: "demo" };
  if (v.SMTP_URL) return { kind: "smtp", url: v.SMTP_URL };
  return { kind: "resend", apiKey: v.RESEND_API_KEY ?? "", baseUrl: v.RESEND_BASE_URL };
}

function textTransport(demo: boolean, v: z.output<typeof variables>): TextTransport | null {
  if (demo) return { kind: "demo" };
  return v.SNS_REGION ? { kind: "sns", region: v.SNS_REGION, endpoint: v.SNS_ENDPOINT ?? null } : null;
}

function directoryPlace(v: z.output<typeof variables>): DirectoryPlace | null {
  const pool = v.COGNITO_USER_POOL;
  if (!pool) return null;
  const region = v.COGNITO_REGION ?? pool.slice(0, pool.indexOf("_"));
  return { region, pool, endpoint: v.COGNITO_ENDPOINT ?? null };
}
