import { z } from "zod";
import { labelInLog, roleInLog as role } from "@/lib/permissions/role-in-log";
import { defineEvent } from "./define-event";
import { permissions } from "./details";
import { count } from "./words";

const ownRole = z.strictObject({ label: z.string(), sentence: z.string(), permissions });
type OwnRole = z.infer<typeof ownRole>;

/** Of the organisation's own roles: what one holds counts for everybody who has it. Whoever has it keeps it. */
export const roleEvents = {
  "role.created": defineEvent({
    details: z.strictObject({ role, sentence: z.string(), permissions }),
    sentence: ({ actor }, { role, permissions: held }) =>
      `${actor} created the role ${labelInLog(role)} with ${count(held.length, "permission")}`,
    label: "Role created",
    group: "Roles",
    report: "Members and roles",
    membership: null,
  }),
  "role.edited": defineEvent({
    /** `members`: how many had it. */
    details: z.strictObject({ before: ownRole, after: ownRole, members: z.number().int() }),
    sentence: ({ actor }, { before, after, members }) => `${actor} ${roleChange(before, after, members)}`,
    label: "Role edited",
    group: "Roles",
    report: "Members and roles",
    // What the role is called on a day is read by find-access.
    membership: null,
  }),
  "role.deleted": defineEvent({
    details: z.strictObject({ role, permissions }),
    sentence: ({ actor }, { role }) => `${actor} deleted the role ${labelInLog(role)}`,
    label: "Role deleted",
    group: "Roles",
    report: "Members and roles",
    membership: null,
  }),
};

function roleChange(before: OwnRole, after: OwnRole, members: number): string {
  const gained = after.permissions.filter((each) => !before.permissions.includes(each)).length;
  const lost = before.permissions.filter((each) => !after.permissions.includes(each)).length;
  const parts = [
    ...(before.label === after.label ? [] : [`is called ${after.label} now`]),
    ...(before.sentence === after.sentence ? [] : ["is described anew"]),
    ...(gained > 0 ? [`gained ${count(gained, "permission")}`] : []),
    ...(lost > 0 ? [`lost ${count(lost, "permission")}`] : []),
  ];
  return `changed the role ${before.label}, which ${count(members, "member")} had: it ${parts.join(", ")}`;
}
