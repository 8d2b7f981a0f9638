import type { z } from "zod";
import { accessEvents } from "./events/access";
import { accountEventsOfTeams } from "./events/accounts";
import { apiIntegrationEvents } from "./events/api-integration";
import { auditLogEvents } from "./events/audit-log";
import type { EventRecord } from "./events/define-event";
import { directoryEvents } from "./events/directory";
import { invitationEvents } from "./events/invitations";
import { memberEvents } from "./events/members";
import { organisationEvents } from "./events/organisations";
import { ownershipEvents } from "./events/ownership";
import { projectSettingsEvents } from "./events/project-settings";
import { projectTeamEvents } from "./events/project-team";
import { projectEvents } from "./events/projects";
import { proposalEvents } from "./events/proposals";
import { reportEvents } from "./events/reports";
import { requestEvents } from "./events/requests";
import { roleEvents } from "./events/roles";
import { serviceCaseEvents } from "./events/service-cases";
import { sessionEvents } from "./events/sessions";
import { folderEvents, templateEvents } from "./events/templates";
import { tokenEvents } from "./events/tokens";
import { twoFactorEvents } from "./events/two-factor";
import { twoFactorResetEvents } from "./events/two-factor-resets";

/** The closed list of what an organisation's log can say: one record for each event, in the file of its area. */
export const auditEvents = {
  ...organisationEvents,
  ...projectEvents,
  ...projectSettingsEvents,
  ...apiIntegrationEvents,
  ...folderEvents,
  ...templateEvents,
  ...serviceCaseEvents,
  ...projectTeamEvents,
  ...proposalEvents,
  ...requestEvents,
  ...invitationEvents,
  ...memberEvents,
  ...roleEvents,
  ...reportEvents,
  ...ownershipEvents,
  ...directoryEvents,
  ...auditLogEvents,
  ...accessEvents,
  ...tokenEvents,
  ...sessionEvents,
  ...accountEventsOfTeams,
  ...twoFactorEvents,
  ...twoFactorResetEvents,
};

export type AuditAction = keyof typeof auditEvents;
export const auditActions = Object.keys(auditEvents) as readonly AuditAction[];

export type DetailsOf<Action extends AuditAction> = z.infer<(typeof auditEvents)[Action]["details"]>;

/** Whose details may be of any kind, for whoever reads entries and knows their actions as text only. */
export function recordOf(action: AuditAction): EventRecord {
  return auditEvents[action] as EventRecord;
}

/** Entries are older than the list: not every action that was ever written stands in it. */
export function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(auditEvents, action);
}

/** A person whom the event is about, beside the hashed body. */
export interface AuditPerson {
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

export type AuditEvent = {
  [Action in AuditAction]: {
    readonly scope: "organisation";
    readonly action: Action;
    /** Id of what was changed. */
    readonly target: string;
    readonly details: DetailsOf<Action>;
    readonly person?: AuditPerson;
  };
}[AuditAction];

export function auditEvent<Action extends AuditAction>(
  action: Action,
  target: string,
  details: DetailsOf<Action>,
  person?: AuditPerson,
): AuditEvent {
  const parsed = auditEvents[action].details.parse(details);
  return { scope: "organisation", action, target, details: parsed, ...(person ? { person } : {}) } as AuditEvent;
}
