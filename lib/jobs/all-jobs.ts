import { resealCallbacks } from "@/lib/api-integration/reseal-callbacks";
import { tendDirectory } from "@/lib/directory/tend-directory";
import { announceEndDates } from "@/lib/members/announce-end-dates";
import { endDueMemberships } from "@/lib/members/end-due-memberships";
import { sweep } from "@/lib/operations/sweep";
import { verifyChains } from "@/lib/operations/verify-chains";
import { announceTwoFactor } from "@/lib/organisations/announce-two-factor";
import { purgeOrganisations } from "@/lib/organisations/purge-organisations";
import { purgeProjects } from "@/lib/projects/purge-projects";
import { sendReports } from "@/lib/reports/send-reports";
import { tellFailedSignIns } from "@/lib/sign-in/tell-failed-sign-ins";
import { sweepTokens } from "@/lib/tokens/sweep-tokens";
import { resealSecrets } from "@/lib/two-factor/reseal-secrets";
import { carryOutResets } from "@/lib/two-factor-resets/carry-out-resets";
import type { Job } from "./define-job";

/** Every job that the worker runs. A test compares it with the files that call defineJob. */
export const jobs: readonly Job[] = [
  announceEndDates,
  carryOutResets,
  endDueMemberships,
  purgeOrganisations,
  purgeProjects,
  announceTwoFactor,
  resealCallbacks,
  resealSecrets,
  sendReports,
  sweep,
  sweepTokens,
  tellFailedSignIns,
  tendDirectory,
  verifyChains,
];
