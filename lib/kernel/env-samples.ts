import { ConfigurationError, readConfiguration } from "./env";

/** Environments for tests: one that starts, and its demo. The keys are made up here and used nowhere. */
export const key = (first: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => (first + index * 7) % 256)).toString("base64");

export const valid = {
  APP_URL: "https://rollcall.example",
  AUTH_SECRET: key(3),
  MAIL_KEY: `m1:${key(1)}`,
  ENCRYPTION_KEY: `e1:${key(2)}`,
  SMTP_URL: "smtp://mail.example:587",
  MAIL_FROM: "Rollcall <Rollcall@Example.com>",
  SUPPORT_EMAIL: "help@example.com",
};
export const demo = {
  ...valid,
  APP_URL: "http://localhost:3000",
  SMTP_URL: "",
  MAIL_FROM: "",
  SUPPORT_EMAIL: "",
  ROLLCALL_DEMO: "1",
};

/** The lines with which a start is refused; none when it is not. */
export function faultsOf(env: Record<string, string>, files: Record<string, string> = {}): readonly string[] {
  try {
    readConfiguration(env, (path) => {
      const content = files[path];
      if (content === undefined) throw new Error("ENOENT");
      return content;
    });
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.lines;
    throw error;
  }
}
