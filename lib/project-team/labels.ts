import type { SignInMethod } from "@/lib/two-factor/read-factors";

/** How somebody signs in, as it reads on the project's team page and in its CSV file. */
export const methodLabels: Readonly<Record<SignInMethod, string>> = {
  password: "Password",
  email_auth: "Email link",
  sms_auth: "Text message",
  totp_auth: "Authenticator app",
  webauthn_auth: "Security key",
};

/** How many folders somebody sees. */
export type FolderShare = "all" | "none" | number;

export function folderLabel(share: FolderShare): string {
  if (share === "all") return "All folders";
  if (share === "none") return "No folders";
  return share === 1 ? "1 folder" : `${share} folders`;
}
