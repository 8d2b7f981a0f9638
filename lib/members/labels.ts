import type { TwoFactorState } from "@/lib/access/two-factor-rules";

/** What a member can have set up, as it reads on screen and in the CSV file. */
export const twoFactorLabels: Readonly<Record<TwoFactorState, string>> = {
  strong: "App or key",
  sms: "Text message",
  none: "Not set up",
};
