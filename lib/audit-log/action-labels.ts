import { type AuditAction, auditActions, isAuditAction, recordOf } from "@/lib/audit/events";
import { eventGroups } from "@/lib/audit/events/define-event";
import { capitalised } from "@/lib/kernel/capitalised";

/** An action in a few words, as the filter and the file name it. One that the list no longer has is named by its key. */
export function actionLabel(action: string): string {
  if (isAuditAction(action)) return recordOf(action).label;
  return capitalised(action.replaceAll(/[._]/g, " "));
}

export interface ActionGroup {
  readonly label: string;
  readonly actions: readonly { readonly key: AuditAction; readonly label: string }[];
}

/** The closed list of actions for a filter, by what they are about. */
export function actionGroups(): ActionGroup[] {
  return eventGroups.map((group) => ({
    label: group,
    actions: auditActions
      .map((key) => ({ key, ...recordOf(key) }))
      .filter((record) => record.group === group)
      .map(({ key, label }) => ({ key, label })),
  }));
}
