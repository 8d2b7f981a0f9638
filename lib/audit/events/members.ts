import { z } from "zod";
import { labelInLog, roleInLog as role } from "@/lib/permissions/role-in-log";
import { defineEvent } from "./define-event";
import { id, permissions, project } from "./details";
import { count, longDay } from "./words";

/** Entries from before there were tokens do not count any. */
const ended = z.strictObject({
  role,
  userId: id,
  revokedInvitations: z.number().int(),
  revokedTokens: z.number().int().optional(),
  /** What they held in projects, as it is stored; `needsManager`: nobody else managed it. Absent where they were in none. */
  projects: z.array(z.strictObject({ project, permissions, needsManager: z.boolean() })).optional(),
});

const leaves = ({ userId, role }: z.infer<typeof ended>) => ({ userId, before: role, after: null });

export const memberEvents = {
  /** `reviewId`: where it was decided in an access review. */
  "member.removed": defineEvent({
    details: ended.extend({
      reviewId: id.optional(),
      /** Absent when somebody who manages the team removed them. */
      because: z.enum(["end_date", "archived"]).optional(),
    }),
    sentence: ({ actor, target }, { role, revokedInvitations, revokedTokens, projects, reviewId, because }) => {
      const gone = `${revoked(revokedInvitations, revokedTokens)}${outOfProjects(projects)}`;
      const label = labelInLog(role);
      if (because === "end_date") return `The membership of ${target} ended on its end date; they were ${label}${gone}`;
      if (because === "archived") return `${actor} archived the account of ${target}, who was ${label}${gone}`;
      return `${actor} removed ${target}, who was ${label}${gone}${inReview(reviewId)}`;
    },
    label: "Member removed",
    group: "Members",
    report: "Members and roles",
    membership: { kind: "leaves", member: "target", read: leaves },
  }),
  "member.left": defineEvent({
    details: ended,
    sentence: ({ actor }, { role, revokedInvitations, revokedTokens, projects }) =>
      `${actor} left, who was ${labelInLog(role)}${revoked(revokedInvitations, revokedTokens)}${outOfProjects(projects)}`,
    label: "Member left",
    group: "Members",
    report: "Members and roles",
    membership: { kind: "leaves", member: "actor", read: leaves },
  }),
  "member.role_changed": defineEvent({
    details: z.strictObject({ userId: id, before: role, after: role, change: id, reviewId: id.optional() }),
    sentence: ({ actor, target }, { before, after, reviewId }) =>
      `${actor} changed the role of ${target} from ${labelInLog(before)} to ${labelInLog(after)}${inReview(reviewId)}`,
    label: "Member role changed",
    group: "Members",
    report: "Members and roles",
    membership: {
      kind: "changes role",
      member: "target",
      read: ({ userId, before, after }) => ({ userId, before, after }),
    },
  }),
  /** The last day, in the organisation's time zone; null: none. The end itself is `member.removed`. */
  "member.end_date_set": defineEvent({
    details: z.strictObject({ userId: id, before: z.iso.date().nullable(), after: z.iso.date().nullable() }),
    sentence: ({ actor, target }, { after }) =>
      after
        ? `${actor} set the membership of ${target} to end after ${longDay(after)}`
        : `${actor} took the end date off the membership of ${target}`,
    label: "Member end date set",
    group: "Members",
    report: "Members and roles",
    membership: null,
  }),
  "members.exported": defineEvent({
    details: z.strictObject({ count: z.number().int() }),
    sentence: ({ actor }, { count: members }) => `${actor} downloaded the list of ${count(members, "member")}`,
    label: "List of members downloaded",
    group: "Members",
    report: "The organisation",
    membership: null,
  }),
};

function revoked(invitations: number, tokens = 0): string {
  const gone = [
    ...(invitations > 0 ? [`${count(invitations, "invitation")} that they had sent`] : []),
    ...(tokens > 0 ? [`${count(tokens, "API token")} of theirs`] : []),
  ];
  return gone.length === 0 ? "" : `, and revoked ${gone.join(" and ")}`;
}

function outOfProjects(projects: z.infer<typeof ended>["projects"] = []): string {
  if (projects.length === 0) return "";
  const out = `, and out of ${count(projects.length, "project")}`;
  const names = projects.filter(({ needsManager }) => needsManager).map(({ project }) => project.name);
  if (names.length === 0) return out;
  return `${out}; ${names.join(", ")} ${names.length === 1 ? "needs" : "need"} a manager now`;
}

function inReview(reviewId: string | undefined): string {
  return reviewId ? ", in an access review" : "";
}
