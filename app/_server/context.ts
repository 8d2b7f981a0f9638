import "server-only";
import Bowser from "bowser";
import { headers } from "next/headers";
import { systemClock } from "@/lib/kernel/clock";
import { systemIds } from "@/lib/kernel/ids";
import { openOutbound } from "@/lib/ports/outbound";
import type { Context, RequestFacts } from "@/lib/usecase/context";
import { configuration } from "./configuration";
import { database } from "./database";

/** The real context of this request. */
export async function context(): Promise<Context> {
  const { appUrl, authSecret, mailKeys, encryptionKeys, ...configured } = configuration();
  const { lockoutMinutes, seatLimit, supportEmail, signInCodeMinutes } = configured;
  return {
    db: database(),
    clock: systemClock,
    ids: systemIds,
    mailKeys,
    sealKeys: encryptionKeys,
    appUrl,
    cookieSecret: authSecret,
    settings: {
      lockoutMinutes,
      seatLimit,
      supportEmail,
      signInCodeMinutes,
      sms: { isOn: configured.sms !== null, countries: configured.smsCountries },
      directoryPool: configured.directory?.pool ?? null,
    },
    outbound: openOutbound({ networks: configured.callbackNetworks }),
    request: await requestFacts(),
    alert: (message, facts) => process.stderr.write(`${JSON.stringify({ level: "warn", message, ...facts })}\n`),
  };
}

async function requestFacts(): Promise<RequestFacts> {
  const given = await headers();
  return {
    id: given.get("x-request-id") ?? "none",
    ip: given.get("x-client-ip"),
    browser: describeBrowser(given.get("user-agent")),
  };
}

/** "Firefox on Linux": enough for a person to recognise, not enough to track. */
export function describeBrowser(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  return browser.name ? `${browser.name}${os.name ? ` on ${os.name}` : ""}` : null;
}
