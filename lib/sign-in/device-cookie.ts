import { createHmac } from "node:crypto";
import { equalTokens, hashToken } from "@/lib/secrets/derive-token";

/** 180 days (AT-03). */
export const deviceCookieSeconds = 180 * 24 * 60 * 60;

/** One cookie for each person who uses the browser; the name tells nothing but lets each be found. */
export function deviceCookieName(userId: string): string {
  return `rollcall_device_${hashToken(userId).slice(0, 10)}`;
}

interface Device {
  readonly userId: string;
  readonly deviceId: string;
  /** Raised when a password is changed or reset, which makes every browser unknown again (PW-05). */
  readonly epoch: number;
}

/** `deviceId.expires.mac`: bound to the person, useless for anybody else. */
export function makeDeviceCookie(secret: string, device: Device, nowMs: number): string {
  const expires = Math.floor(nowMs / 1000) + deviceCookieSeconds;
  return `${device.deviceId}.${expires}.${sign(secret, device, expires)}`;
}

/** The device's id, or '' for a browser that the account does not know. A forged or borrowed cookie counts as none. */
export function readDeviceCookie(
  secret: string,
  owner: Omit<Device, "deviceId">,
  cookie: string | undefined,
  nowMs: number,
) {
  const [deviceId = "", expiresText = "", mac = ""] = (cookie ?? "").split(".");
  const expires = Number(expiresText);
  if (!deviceId || !Number.isSafeInteger(expires) || expires * 1000 <= nowMs) return "";
  return equalTokens(mac, sign(secret, { ...owner, deviceId }, expires)) ? deviceId : "";
}

function sign(secret: string, { userId, deviceId, epoch }: Device, expires: number) {
  return createHmac("sha256", secret)
    .update(`device\0${userId}\0${deviceId}\0${epoch}\0${expires}`)
    .digest("base64url");
}
