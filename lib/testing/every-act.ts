import type { Act } from "./act";
import { accountActs } from "./acts/accounts";
import { adminActs } from "./acts/admin";
import { apiIntegrationActs } from "./acts/api-integration";
import { auditLogActs } from "./acts/audit-log";
import { invitationActs } from "./acts/invitations";
import { memberActs } from "./acts/members";
import { organisationActs } from "./acts/organisations";
import { ownershipActs } from "./acts/ownership";
import { projectSettingsActs } from "./acts/project-settings";
import { projectTeamActs } from "./acts/project-team";
import { projectActs } from "./acts/projects";
import { proposalActs } from "./acts/proposals";
import { reportActs } from "./acts/reports";
import { requestActs } from "./acts/requests";
import { roleActs } from "./acts/roles";
import { serviceCaseActs } from "./acts/service-cases";
import { sessionActs } from "./acts/sessions";
import { signInActs } from "./acts/sign-in";
import { folderActs, templateActs } from "./acts/templates";
import { tokenActs } from "./acts/tokens";
import { twoFactorActs } from "./acts/two-factor";
import { resetActs } from "./acts/two-factor-resets";

/** How each command, and each query of platform admins, succeeds: one act each, which scripts/checks/acts.test.ts sees to. */
export const everyAct: readonly Act[] = [
  ...accountActs,
  ...signInActs,
  ...twoFactorActs,
  ...sessionActs,
  ...organisationActs,
  ...auditLogActs,
  ...memberActs,
  ...invitationActs,
  ...roleActs,
  ...ownershipActs,
  ...projectActs,
  ...projectSettingsActs,
  ...apiIntegrationActs,
  ...folderActs,
  ...templateActs,
  ...serviceCaseActs,
  ...projectTeamActs,
  ...proposalActs,
  ...requestActs,
  ...reportActs,
  ...tokenActs,
  ...adminActs,
  ...resetActs,
];
