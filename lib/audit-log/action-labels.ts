import { type AuditAction, auditEvents } from "@/lib/audit/events";

/** Where the key's own words do not say enough. A new action reads well enough without a line here. */
const words: Readonly<Record<string, string>> = {
  "invitation.link_copied": "Invitation link copied",
  "invitation.link_replaced": "Invitation link replaced",
  "invitation.not_granted": "Invitation refused at accepting",
  "session.opened": "Signed in",
  "sessions.ended": "Sessions ended",
  "members.exported": "List of members downloaded",
  "audit_log.exported": "Audit log downloaded",
  "access_list.exported": "List of who had access downloaded",
  "two_factor.policy_changed": "Two-factor requirement changed",
  "two_factor.changed": "Two-factor authentication set up or removed",
  "access.denied": "Refused for want of permission",
};

const groupNames: Readonly<Record<string, string>> = {
  session: "Sessions and accounts",
  sessions: "Sessions and accounts",
  account: "Sessions and accounts",
  members: "Members",
  member: "Members",
  invitation: "Invitations",
  organisation: "Organisation",
  two_factor: "Two-factor authentication",
  audit_log: "Downloads and refusals",
  access_list: "Downloads and refusals",
  access: "Downloads and refusals",
};

const sentenceCase = (key: string) => {
  const text = key.replaceAll(/[._]/g, " ").replace("two factor", "two-factor");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** An action in a few words, as the filter and the file name it. */
export function actionLabel(action: string): string {
  return Object.hasOwn(words, action) ? (words[action] ?? action) : sentenceCase(action);
}

export interface ActionGroup {
  readonly label: string;
  readonly actions: readonly { readonly key: AuditAction; readonly label: string }[];
}

/** The closed list of actions for a filter, by what they are about. */
export function actionGroups(): ActionGroup[] {
  const groups = new Map<string, { key: AuditAction; label: string }[]>();
  for (const key of Object.keys(auditEvents) as AuditAction[]) {
    const prefix = key.split(".")[0] ?? key;
    const name = groupNames[prefix] ?? sentenceCase(prefix);
    groups.set(name, [...(groups.get(name) ?? []), { key, label: actionLabel(key) }]);
  }
  return Array.from(groups, ([label, actions]) => ({ label, actions }));
}
