import { oneTimeCodes } from "@/db/schema/one-time-codes";
import {
  authenticatorApps,
  factorAttempts,
  recoveryCodes,
  securityKeys,
  webauthnChallenges,
} from "@/db/schema/two-factor";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";

/** Everything that a person proves themselves with, or is about to, beside the password: what a reset and an erasure empty. */
export const factorTables = [
  authenticatorApps,
  securityKeys,
  recoveryCodes,
  oneTimeCodes,
  waitingSignIns,
  factorAttempts,
  webauthnChallenges,
] as const;
