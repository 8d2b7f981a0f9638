export interface ConfigurationRow {
  readonly name: string;
  /** One sentence for `.env.example` and the README. */
  readonly meaning: string;
  /** What holds when the variable is absent, in words. */
  readonly fallback: string;
}

/** Every variable that Rollcall reads, in the order in which somebody sets them. The README's table is printed from it. */
export const configurationTable = [
  {
    name: "APP_URL",
    meaning:
      "The only source of links, origin and host: https://… without a path, or http://localhost:… to try Rollcall out.",
    fallback: "required",
  },
  { name: "PORT", meaning: "The port on which the server listens.", fallback: "3000" },
  {
    name: "HOST",
    meaning: "The address on which the server listens.",
    fallback: "0.0.0.0; in demo mode 127.0.0.1",
  },
  {
    name: "DATABASE_URL",
    meaning:
      "PostgreSQL 15 or newer: postgres://user:password@host:5432/database?sslmode=verify-full (sslmode=disable on a trusted network; neither on this machine).",
    fallback: "an embedded PostgreSQL in DATA_DIR",
  },
  {
    name: "MIGRATION_DATABASE_URL",
    meaning: "The same database as its owner, used for migrations and the job queue's tables.",
    fallback: "DATABASE_URL",
  },
  {
    name: "DATABASE_POOLER",
    meaning:
      "transaction when DATABASE_URL leads to a pooler in transaction mode, such as PgBouncer: statements then keep no names.",
    fallback: "none stands in between",
  },
  { name: "DATA_DIR", meaning: "The folder of the embedded PostgreSQL and of demo secrets.", fallback: ".data" },
  {
    name: "AUTH_SECRET",
    meaning: "Protects sessions and cookies: at least 43 random characters (openssl rand -base64 32).",
    fallback: "required",
  },
  {
    name: "MAIL_KEY",
    meaning:
      "Derives the tokens in mailed links: kid:base64 of at least 32 bytes; comma separated, the first is the current one.",
    fallback: "required",
  },
  {
    name: "ENCRYPTION_KEY",
    meaning: "Encrypts factor secrets at rest: written like MAIL_KEY, with other keys.",
    fallback: "required",
  },
  {
    name: "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    meaning: "Base64 of 32 bytes, the same on every server of one installation.",
    fallback: "derived from AUTH_SECRET",
  },
  {
    name: "SMTP_URL",
    meaning: "The mail server: smtps://user:password@host:465 or smtp://host:587. Either this or RESEND_API_KEY.",
    fallback: "none",
  },
  { name: "RESEND_API_KEY", meaning: "Sends mail through Resend. Either this or SMTP_URL.", fallback: "none" },
  { name: "RESEND_BASE_URL", meaning: "Another address of Resend's API.", fallback: "https://api.resend.com" },
  {
    name: "MAIL_FROM",
    meaning: "The sender of every mail: Rollcall <rollcall@example.com>.",
    fallback: "required; in demo mode an example",
  },
  {
    name: "SUPPORT_EMAIL",
    meaning: "The address that people are told to write to.",
    fallback: "required; in demo mode an example",
  },
  {
    name: "SNS_REGION",
    meaning:
      "The AWS region that sends text messages: eu-west-2. Credentials are found as AWS's own tools find them (AWS_ACCESS_KEY_ID, a role). Remove it to switch text messages off.",
    fallback: "no text messages; in demo mode they go to /dev/mailbox",
  },
  {
    name: "SNS_ENDPOINT",
    meaning: "Another address of the SNS API: https://…, or http://… on this machine.",
    fallback: "AWS's own",
  },
  {
    name: "SMS_COUNTRIES",
    meaning:
      "The only countries that text messages go to, as two-letter codes: GB,GG,IM,JE. Each costs its own price; add those that your members are in.",
    fallback: "GB",
  },
  {
    name: "COGNITO_USER_POOL",
    meaning:
      "The id of an Amazon Cognito user pool in which every organisation gets a group that holds its members: eu-west-2_AbCdEfGhI. Credentials are found as AWS's own tools find them. Remove it to switch directory groups off.",
    fallback: "no directory groups",
  },
  {
    name: "COGNITO_REGION",
    meaning: "The AWS region of the user pool: eu-west-2.",
    fallback: "the region that COGNITO_USER_POOL begins with",
  },
  {
    name: "COGNITO_ENDPOINT",
    meaning: "Another address of the Cognito API: https://…, or http://… on this machine.",
    fallback: "AWS's own",
  },
  {
    name: "TRUSTED_PROXIES",
    meaning: "Addresses and ranges whose X-Forwarded-* headers are believed: 10.0.0.0/8,::1.",
    fallback: "none",
  },
  {
    name: "CALLBACK_NETWORKS",
    meaning:
      "Networks of your own in which a project's callback may stand, over http and on other ports too: 10.20.0.0/16,192.168.7.4. Whoever may set a callback can have Rollcall send to anything in them.",
    fallback: "none: https to the public alone",
  },
  { name: "LOCKOUT_MINUTES", meaning: "How long ten failed sign-ins lock an account.", fallback: "30" },
  {
    name: "SIGN_IN_CODE_MINUTES",
    meaning: "How long a sign-in code works. 10 is a good choice.",
    fallback: "60",
  },
  { name: "SEAT_LIMIT", meaning: "Seats of a new organisation.", fallback: "25" },
  {
    name: "WORKER",
    meaning: "inline runs jobs inside the server; off leaves them to npm run worker.",
    fallback: "inline",
  },
  { name: "ROLLCALL_DEMO", meaning: "Set by npm run demo only. Never set it yourself.", fallback: "off" },
] as const satisfies readonly ConfigurationRow[];

export type VariableName = (typeof configurationTable)[number]["name"];
