import { expect, test } from "@playwright/test";
import { ordinary, run, secrets } from "../fixtures/own-server";

const { AUTH_SECRET, MAIL_KEY, ENCRYPTION_KEY } = secrets();
const right = () => ({
  ...ordinary(),
  APP_URL: "http://localhost:3999",
  SMTP_URL: "smtp://127.0.0.1:9",
  // Nothing gets as far as asking it.
  DATABASE_URL: "postgres://nobody:nothing@127.0.0.1:9/none",
  AUTH_SECRET,
  MAIL_KEY,
  ENCRYPTION_KEY,
});

/**
 * Each takes things away or makes them wrong; the variables whose lines must stand in the answer come first (OP-01, OP-08). That
 * every single fault has its line, and stops what reads it, is tested without a process (lib/kernel/env-faults.test.ts); here,
 * that a process ends with a line for each.
 */
const faults: ReadonlyArray<readonly [readonly string[], Readonly<Record<string, string | undefined>>]> = [
  [
    [
      "APP_URL",
      "AUTH_SECRET",
      "MAIL_KEY",
      "SMTP_URL",
      "SUPPORT_EMAIL",
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
      "NEXT_PUBLIC_KEY",
    ],
    {
      APP_URL: undefined,
      AUTH_SECRET: "too short",
      MAIL_KEY: "k1:c2hvcnQ=",
      SMTP_URL: undefined,
      SUPPORT_EMAIL: undefined,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "short",
      NEXT_PUBLIC_KEY: "x",
    },
  ],
  [["APP_URL"], { APP_URL: "http://rollcall.example" }],
  [["ENCRYPTION_KEY"], { ENCRYPTION_KEY: MAIL_KEY }],
  [["ROLLCALL_DEMO"], { ROLLCALL_DEMO: "1" }],
  [["ROLLCALL_DEMO"], { ROLLCALL_DEMO: "1", APP_URL: "https://rollcall.example" }],
  [["ROLLCALL_DEMO"], { ROLLCALL_DEMO: "1", SMTP_URL: undefined, MAIL_FROM: undefined, SUPPORT_EMAIL: undefined }],
];

test("a server that is set up wrongly does not start, and says which variables it was", async () => {
  const waiting = [...faults];
  async function work() {
    for (let fault = waiting.pop(); fault; fault = waiting.pop()) {
      const [names, env] = fault;
      const { exited, output } = run({ env: { ...right(), ...env } });
      expect(await exited, `${names} ${JSON.stringify(env)}: ${output()}`).toBe(1);
      for (const name of names) expect(output()).toMatch(new RegExp(`\\b${name}\\b`));
      const secret = Object.values({ AUTH_SECRET, MAIL_KEY, ENCRYPTION_KEY }).filter((each) => output().includes(each));
      expect(secret).toEqual([]);
      // One line for each fault and no stack: this is read by a person.
      expect(output()).not.toMatch(/\n\s+at /);
    }
  }
  await Promise.all([work(), work(), work()]);
});

test("a database that is not there ends the start with a line and without its password", async () => {
  const { exited, output } = run({ env: right() });
  expect(await exited).toBe(1);
  expect(output()).toContain("DATABASE_URL");
  expect(output()).not.toMatch(/nothing@|\n\s+at /);
});
