import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Demo mode's secrets: made once, kept in the data folder, readable by its owner only (OP-08). */
export function demoSecrets(
  dataDir: string,
): Record<"AUTH_SECRET" | "MAIL_KEY" | "ENCRYPTION_KEY" | "password", string> {
  const file = join(dataDir, "demo-secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const random = () => randomBytes(32).toString("base64");
  const made = {
    AUTH_SECRET: random(),
    MAIL_KEY: `k1:${random()}`,
    ENCRYPTION_KEY: `k1:${random()}`,
    password: `try-it-${randomBytes(4).toString("hex")}`,
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
