import type { ReactNode } from "react";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { UserSummary } from "@/lib/admin/user-facts";

/** What a sign-in asks for after the password, if anything. */
export const methodWords: Readonly<Record<UserSummary["method"], string>> = {
  password: "Password",
  email_auth: "Email link",
  sms_auth: "Text message",
  totp_auth: "Authenticator app",
  webauthn_auth: "Security key",
};

export const twoFactorWords: Readonly<Record<UserSummary["twoFactor"], string>> = {
  none: "No two-factor",
  sms: "Text messages only",
  strong: "Two-factor on",
};

const factorWords: Readonly<Record<string, string>> = {
  totp: "App codes",
  sms: "Text-message codes",
  email: "Email codes",
  recovery: "Recovery codes",
  webauthn: "Security keys",
};

/** Every lock that there is, or that there is none. */
export function UserState({ user }: { user: UserSummary }): ReactNode {
  if (user.isArchived) return <Pill>Archived</Pill>;
  if (!user.isLocked) return <Pill tone="green">Active</Pill>;
  return (
    <span className="flex flex-wrap gap-1">
      {user.isOff ? <Pill tone="red">Password off until reset</Pill> : null}
      {user.lockedUntil ? (
        <Pill tone="red">
          Locked, opens <TimeAgo at={user.lockedUntil} />
        </Pill>
      ) : null}
      {user.lockedFactors.map((factor) => (
        <Pill key={factor} tone="red">
          {factorWords[factor] ?? factor} locked
        </Pill>
      ))}
    </span>
  );
}

export function countOf(organisations: number): string {
  if (organisations >= 100) return "100 or more organisations";
  return organisations === 1 ? "1 organisation" : `${organisations} organisations`;
}
