import { describe, expect, test } from "vitest";
import { demo, faultsOf, key, valid } from "./env-samples";

const faults: ReadonlyArray<readonly [change: Record<string, string>, line: string]> = [
  ...["APP_URL", "AUTH_SECRET", "MAIL_KEY", "ENCRYPTION_KEY", "MAIL_FROM", "SUPPORT_EMAIL", "SMTP_URL"].map(
    (name) => [{ [name]: "" }, `${name} is missing`] as const,
  ),
  [{ APP_URL: "http://rollcall.example" }, "APP_URL is wrong: it must start with https://"],
  [{ APP_URL: "http://127.0.0.1:3000" }, "APP_URL is wrong: it must start with https://"],
  [{ APP_URL: "https://rollcall.example/app" }, "APP_URL is wrong: it must be an origin"],
  [{ APP_URL: "rollcall.example" }, "APP_URL is wrong: it is not a URL"],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET is wrong: it has fewer than 43 characters"],
  [{ AUTH_SECRET: "x".repeat(50) }, "AUTH_SECRET is wrong: it is a sample"],
  [{ AUTH_SECRET: "please-change-me-please-change-me-please-change-me" }, "AUTH_SECRET is wrong: it is a sample"],
  [{ MAIL_KEY: key(1) }, "MAIL_KEY is wrong: each key is written kid:base64"],
  [{ MAIL_KEY: "m1:c2hvcnQ=" }, "MAIL_KEY is wrong: key m1 has fewer than 32 bytes"],
  [{ MAIL_KEY: `m1:${key(1).replace("A", "!")}` }, "MAIL_KEY is wrong: it is not base64"],
  [{ MAIL_KEY: `m1:${key(1)},m1:${key(5)}` }, "MAIL_KEY is wrong: two keys have the same name"],
  [{ ENCRYPTION_KEY: `e1:${Buffer.alloc(32).toString("base64")}` }, "ENCRYPTION_KEY is wrong: key e1 is not random"],
  [{ ENCRYPTION_KEY: `e1:${key(1)}` }, "ENCRYPTION_KEY is refused: it shares a key with MAIL_KEY"],
  [
    { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "c2hvcnQ=" },
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is wrong: it must be base64",
  ],
  [{ RESEND_API_KEY: "re_1" }, "SMTP_URL and RESEND_API_KEY are both set"],
  [{ SMTP_URL: "mail.example:587" }, "SMTP_URL is wrong: it must start with smtp:// or smtps://"],
  [{ MAIL_FROM: "Rollcall" }, "MAIL_FROM is wrong: it is not an email address"],
  [{ MAIL_FROM: "Bob <b@evil.test> <a@good.test>" }, "MAIL_FROM is wrong: it is not an email address"],
  [{ SUPPORT_EMAIL: "help" }, "SUPPORT_EMAIL is wrong: it is not an email address"],
  [
    { DATABASE_URL: "postgres://db.example/rollcall" },
    "DATABASE_URL is wrong: add ?sslmode=verify-full, or ?sslmode=disable when the network between is trusted",
  ],
  [
    { DATABASE_URL: "postgres://db.example/rollcall?sslmode=require" },
    "DATABASE_URL is wrong: add ?sslmode=verify-full, or ?sslmode=disable when the network between is trusted",
  ],
  [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL is wrong: it must start with postgres:// or postgresql://"],
  [{ TRUSTED_PROXIES: "10.0.0.0/33" }, 'TRUSTED_PROXIES is wrong: "10.0.0.0/33"'],
  [{ TRUSTED_PROXIES: "1" }, 'TRUSTED_PROXIES is wrong: "1"'],
  [{ HOST: "rollcall.example" }, "HOST is wrong: it must be an IP address or localhost"],
  [{ SMS_COUNTRIES: "Britain" }, 'SMS_COUNTRIES is wrong: "BRITAIN"'],
  [{ SMS_COUNTRIES: "GB,UK" }, 'SMS_COUNTRIES is wrong: "UK" is not a two-letter country code, like GB'],
  [{ SNS_REGION: "London" }, "SNS_REGION is wrong: it is not an AWS region, like eu-west-2"],
  [{ SNS_ENDPOINT: "sns.example" }, "SNS_ENDPOINT is wrong: it is not a URL"],
  [{ SNS_ENDPOINT: "http://sns.example" }, "SNS_ENDPOINT is wrong: it must start with https://"],
  [{ COGNITO_USER_POOL: "people" }, "COGNITO_USER_POOL is wrong: it is not the id of a user pool, like eu-west-2_"],
  [
    { COGNITO_USER_POOL: "eu-west-2_AbCdEfGhI", COGNITO_REGION: "London" },
    "COGNITO_REGION is wrong: it is not an AWS region, like eu-west-2",
  ],
  [
    { COGNITO_USER_POOL: "eu-west-2_AbCdEfGhI", COGNITO_ENDPOINT: "http://cognito.example" },
    "COGNITO_ENDPOINT is wrong: it must start with https://",
  ],
  [{ COGNITO_REGION: "eu-west-2" }, "COGNITO_USER_POOL is missing: COGNITO_REGION says where it is"],
  [{ PORT: "80a" }, "PORT is wrong: it must be a whole number"],
  [{ PORT: "70000" }, "PORT is wrong: it must be a whole number"],
  [{ LOCKOUT_MINUTES: "0" }, "LOCKOUT_MINUTES is wrong: it must be a whole number"],
  [{ SIGN_IN_CODE_MINUTES: "1.5" }, "SIGN_IN_CODE_MINUTES is wrong: it must be a whole number"],
  [{ SEAT_LIMIT: "-1" }, "SEAT_LIMIT is wrong: it must be a whole number"],
  [{ WORKER: "on" }, "WORKER is wrong: it must be inline or off"],
  [{ ROLLCALL_DEMO: "yes" }, "ROLLCALL_DEMO is wrong: it must be 1 or absent"],
  [{ ROLLCALL_DEMO: "1" }, "ROLLCALL_DEMO is refused: APP_URL is not http://localhost"],
  [{ ROLLCALL_DEMO: "1", APP_URL: "https://localhost" }, "ROLLCALL_DEMO is refused: APP_URL is not http://localhost"],
  [{ ...demo, HOST: "0.0.0.0" }, "ROLLCALL_DEMO is refused: HOST is not a loopback address"],
  [{ NEXT_PUBLIC_AUTH_SECRET: "x" }, "NEXT_PUBLIC_AUTH_SECRET is refused"],
];

describe("the server does not start with a faulty configuration", () => {
  test.each(faults)("%j is answered by %j", (change, line) => {
    const lines = faultsOf({ ...valid, ...change });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
  });
});

test("all faults are told at once, and no line holds a secret", () => {
  const lines = faultsOf({ AUTH_SECRET: "canary-secret", MAIL_KEY: "canary-key", SMTP_URL: "http://u:canary@mail" });
  expect(lines.map((line) => line.split(" ")[0])).toEqual(
    expect.arrayContaining([
      "APP_URL",
      "AUTH_SECRET",
      "MAIL_KEY",
      "ENCRYPTION_KEY",
      "SMTP_URL",
      "MAIL_FROM",
      "SUPPORT_EMAIL",
    ]),
  );
  expect(lines.join("\n")).not.toContain("canary");
});
