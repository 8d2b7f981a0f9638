import { accountRefusals } from "./accounts/refusals";
import { adminRefusals } from "./admin/refusals";
import { apiIntegrationRefusals } from "./api-integration/refusals";
import { auditRefusals } from "./audit/refusals";
import { directoryRefusals } from "./directory/refusals";
import { folderRefusals } from "./folders/refusals";
import type { Sentences } from "./forms/refusal-sentence";
import { invitationRefusals } from "./invitations/refusals";
import { organisationRefusals } from "./organisations/refusals";
import { ownershipRefusals } from "./ownership/refusals";
import { projectSettingsRefusals } from "./project-settings/refusals";
import { projectTeamRefusals } from "./project-team/refusals";
import { projectRefusals } from "./projects/refusals";
import { proposalRefusals } from "./proposals/refusals";
import { reportRefusals } from "./reports/refusals";
import { requestRefusals } from "./requests/refusals";
import { roleRefusals } from "./roles/refusals";
import { serviceCaseRefusals } from "./service-cases/refusals";
import { teamRefusals } from "./team/refusals";
import { templateRefusals } from "./templates/refusals";
import { tokenRefusals } from "./tokens/refusals";
import { twoFactorRefusals } from "./two-factor/refusals";

/** The words of every area: what page, download and API say when a command refuses. Forms take their own area's alone. */
const refusals: Readonly<Record<string, Sentences>> = {
  ...accountRefusals,
  ...adminRefusals,
  ...apiIntegrationRefusals,
  ...auditRefusals,
  ...directoryRefusals,
  ...folderRefusals,
  ...invitationRefusals,
  ...organisationRefusals,
  ...ownershipRefusals,
  ...projectRefusals,
  ...projectSettingsRefusals,
  ...projectTeamRefusals,
  ...proposalRefusals,
  ...reportRefusals,
  ...requestRefusals,
  ...roleRefusals,
  ...serviceCaseRefusals,
  ...teamRefusals,
  ...templateRefusals,
  ...tokenRefusals,
  ...twoFactorRefusals,
};

/** By the command's name; none, where the words of the code will do. */
export function refusalsOf(command: string): Sentences {
  return Object.hasOwn(refusals, command) ? (refusals[command] ?? {}) : {};
}

export const commandsWithWords: readonly string[] = Object.keys(refusals);
