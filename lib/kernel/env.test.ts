import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configurationTable } from "./configuration-table";
import { readConfiguration } from "./env";
import { demo, faultsOf, key, valid } from "./env-samples";

test("a complete environment becomes one configuration with the documented defaults", () => {
  const configuration = readConfiguration(valid);
  expect(configuration).toMatchObject({
    appUrl: "https://rollcall.example",
    port: 3000,
    host: "0.0.0.0",
    databaseUrl: null,
    migrationDatabaseUrl: null,
    dataDir: ".data",
    actionsKey: null,
    mail: { kind: "smtp", url: "smtp://mail.example:587" },
    mailFrom: { name: "Rollcall", address: "rollcall@example.com" },
    supportEmail: "help@example.com",
    sms: null,
    smsCountries: ["GB"],
    trustedProxies: [],
    callbackNetworks: [],
    lockoutMinutes: 30,
    signInCodeMinutes: 60,
    seatLimit: 25,
    worker: "inline",
    demo: false,
  });
  expect(configuration.mailKeys).toEqual([{ kid: "m1", key: Buffer.from(key(1), "base64") }]);
});

test("every variable can be set", () => {
  const { SMTP_URL: _, ...withoutSmtp } = valid;
  const set = {
    ...withoutSmtp,
    APP_URL: "http://localhost:4000/",
    PORT: "4000",
    HOST: "::1",
    DATABASE_URL: "postgres://app@db/rollcall?sslmode=verify-full",
    MIGRATION_DATABASE_URL: "postgres://owner@db/rollcall?sslmode=disable",
    MAIL_KEY: `m2:${key(5)}, m1:${key(1)}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key(9),
    RESEND_API_KEY: "re_1",
    RESEND_BASE_URL: "http://localhost:9999",
    MAIL_FROM: "hello@example.com",
    SNS_REGION: "eu-west-2",
    SNS_ENDPOINT: "http://127.0.0.1:4566",
    SMS_COUNTRIES: "gb, de",
    COGNITO_USER_POOL: "eu-central-1_AbCdEfGhI",
    COGNITO_ENDPOINT: "http://127.0.0.1:9229",
    TRUSTED_PROXIES: "10.0.0.0/8, ::1,127.0.0.1",
    CALLBACK_NETWORKS: "10.20.0.0/16, fd12::/32",
    LOCKOUT_MINUTES: "5",
    SIGN_IN_CODE_MINUTES: "10",
    SEAT_LIMIT: "100",
    WORKER: "off",
  };
  expect(readConfiguration(set)).toMatchObject({
    appUrl: "http://localhost:4000",
    port: 4000,
    host: "::1",
    databaseUrl: "postgres://app@db/rollcall?sslmode=verify-full",
    migrationDatabaseUrl: "postgres://owner@db/rollcall?sslmode=disable",
    mailKeys: [{ kid: "m2" }, { kid: "m1" }],
    actionsKey: key(9),
    mail: { kind: "resend", apiKey: "re_1", baseUrl: "http://localhost:9999" },
    mailFrom: { name: "Rollcall", address: "hello@example.com" },
    sms: { kind: "sns", region: "eu-west-2", endpoint: "http://127.0.0.1:4566" },
    smsCountries: ["GB", "DE"],
    directory: { region: "eu-central-1", pool: "eu-central-1_AbCdEfGhI", endpoint: "http://127.0.0.1:9229" },
    trustedProxies: ["10.0.0.0/8", "::1", "127.0.0.1"],
    callbackNetworks: ["10.20.0.0/16", "fd12::/32"],
    lockoutMinutes: 5,
    signInCodeMinutes: 10,
    seatLimit: 100,
    worker: "off",
  });
});

test("demo mode listens on loopback, needs no mail transport and keeps its mails and texts", () => {
  expect(readConfiguration(demo)).toMatchObject({
    host: "127.0.0.1",
    mail: { kind: "demo" },
    sms: { kind: "demo" },
    mailFrom: { name: "Rollcall", address: "rollcall@example.com" },
    supportEmail: "support@example.com",
    demo: true,
  });
});

test("demo mode sends no text message, whatever else is set, and without a region nobody does", () => {
  expect(readConfiguration({ ...demo, SNS_REGION: "eu-west-2" }).sms).toEqual({ kind: "demo" });
  expect(readConfiguration({ ...valid, SNS_ENDPOINT: "https://sns.example", SMS_COUNTRIES: "GB" }).sms).toBeNull();
});

test("there is no directory without a pool, and a pool may stand in another region than its name says", () => {
  expect(readConfiguration(valid).directory).toBeNull();
  const given = { ...valid, COGNITO_USER_POOL: "local_4tJx", COGNITO_REGION: "eu-west-2" };
  expect(readConfiguration(given).directory).toEqual({ region: "eu-west-2", pool: "local_4tJx", endpoint: null });
});

test("a variable may come from a file", () => {
  const { AUTH_SECRET, ...rest } = valid;
  const env = { ...rest, AUTH_SECRET_FILE: "/run/secrets/auth" };
  expect(readConfiguration(env, () => `${AUTH_SECRET}\n`).authSecret).toBe(AUTH_SECRET);
  expect(faultsOf(env)[0]).toBe("AUTH_SECRET_FILE is wrong: the file /run/secrets/auth cannot be read");
  expect(faultsOf(env, { "/run/secrets/auth": "\n" })[0]).toBe("AUTH_SECRET_FILE is wrong: the file is empty");
  expect(faultsOf({ ...env, AUTH_SECRET })).toEqual(["AUTH_SECRET is set twice: remove it or AUTH_SECRET_FILE"]);
});

test(".env.example and the configuration table name the same variables in the same order", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const named = Array.from(example.matchAll(/^(?:# )?([A-Z_]+)=/gm), ([, name]) => name);
  expect(named).toEqual(configurationTable.map(({ name }) => name));
});
