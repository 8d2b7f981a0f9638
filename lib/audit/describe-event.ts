import type { z } from "zod";
import { labelInLog as label } from "@/lib/permissions/role-in-log";
import { permissions } from "@/lib/permissions/table";
import type { AuditAction, auditEvents } from "./events";

type DetailsOf<Action extends AuditAction> = z.infer<(typeof auditEvents)[Action]>;

/** An event as it is read back: the hashed body's details, and the names that stand beside it, as long as they do. */
export type DescribedEvent = {
  [Action in AuditAction]: {
    readonly action: Action;
    readonly details: DetailsOf<Action>;
    /** Null when the person has been erased, or when nobody acted: a lock comes by itself. */
    readonly actorName: string | null;
    readonly actorKind?: string;
    /** Name, or address where there is no name. */
    readonly targetName: string | null;
  };
}[AuditAction];

interface People {
  readonly actor: string;
  /** In the middle of a sentence. */
  readonly target: string;
  /** At its beginning. */
  readonly Target: string;
}

type Sentences = { readonly [Action in AuditAction]: (people: People, details: DetailsOf<Action>) => string };

/** One sentence for every action of the closed list: a new action does not compile without its own. */
const sentences: Sentences = {
  "organisation.created": ({ actor }, { kind, name }) =>
    kind === "team" ? `${actor} created the organisation ${name}` : `${actor} got a private account`,
  "organisation.deleted": ({ actor }, { name }) => `${actor} deleted the organisation ${name}`,
  "organisation.restored": ({ actor }, { name }) => `${actor} restored the organisation ${name}`,
  "organisation.purged": (_, { members, invitations }) =>
    `The organisation was purged with ${count(members, "member")} and ${count(invitations, "invitation")}, thirty days after it was deleted`,
  "seats.limit_changed": ({ actor }, { before, after }) =>
    `${actor} changed the number of seats from ${before} to ${after}`,
  "seats.asked": ({ actor }, { seats, limit }) => `${actor} asked for ${count(seats, "seat")} instead of ${limit}`,
  "organisation.edited": ({ actor }, { before, after }) => `${actor} changed ${changedSettings(before, after)}`,
  "invitation.sent": ({ actor, target }, { role, isOutside }) =>
    `${actor} invited ${target} as ${label(role)}${isOutside ? ", outside the approved domains" : ""}`,
  "invitation.resent": ({ actor, target }) => `${actor} sent the invitation of ${target} again`,
  "invitation.link_replaced": ({ actor, target }) => `${actor} replaced the link of ${target}'s invitation`,
  "invitation.link_copied": ({ actor, target }) => `${actor} copied the link of ${target}'s invitation`,
  "invitation.revoked": ({ actor, target }, { because }) => {
    if (because === "asked") return `${actor} revoked the invitation of ${target}`;
    if (because === "organisation_deleted")
      return `${actor} deleted the organisation, which revoked the invitation of ${target}`;
    if (because === "inviter_ended")
      return `The invitation of ${target} was revoked, because the membership of whoever had sent it ended`;
    if (because === "inviter_left") return `${actor} left, which revoked their invitation of ${target}`;
    return `${actor} removed the member who had invited ${target}, which revoked the invitation`;
  },
  "invitation.accepted": ({ actor }, { role, wasMember }) =>
    wasMember
      ? `${actor} accepted an invitation, was a member already and keeps their role`
      : `${actor} accepted an invitation and joined as ${label(role)}`,
  "invitation.declined": ({ Target }, { role }) => `${Target} declined an invitation to join as ${label(role)}`,
  "invitation.not_granted": ({ actor }, { role, because }) =>
    because === "inviter_gone"
      ? `${actor} could not join as ${label(role)}: whoever invited them is no longer a member`
      : `${actor} could not join as ${label(role)}: whoever invited them may no longer give that role`,
  "member.removed": ({ actor, target }, { role, revokedInvitations, revokedTokens, reviewId, because }) => {
    const gone = revoked(revokedInvitations, revokedTokens);
    if (because === "end_date")
      return `The membership of ${target} ended on its end date; they were ${label(role)}${gone}`;
    if (because === "archived") return `${actor} archived the account of ${target}, who was ${label(role)}${gone}`;
    return `${actor} removed ${target}, who was ${label(role)}${gone}${inReview(reviewId)}`;
  },
  "member.end_date_set": ({ actor, target }, { after }) =>
    after
      ? `${actor} set the membership of ${target} to end after ${longDay(after)}`
      : `${actor} took the end date off the membership of ${target}`,
  "member.left": ({ actor }, { role, revokedInvitations, revokedTokens }) =>
    `${actor} left, who was ${label(role)}${revoked(revokedInvitations, revokedTokens)}`,
  "member.role_changed": ({ actor, target }, { before, after, reviewId }) =>
    `${actor} changed the role of ${target} from ${label(before)} to ${label(after)}${inReview(reviewId)}`,
  "role.created": ({ actor }, { role, permissions: held }) =>
    `${actor} created the role ${label(role)} with ${count(held.length, "permission")}`,
  "role.edited": ({ actor }, { before, after, members }) => `${actor} ${roleChange(before, after, members)}`,
  "role.deleted": ({ actor }, { role }) => `${actor} deleted the role ${label(role)}`,
  "report.subscribed": ({ actor }) => `${actor} asked for the monthly team report by email`,
  "report.unsubscribed": ({ actor }) => `${actor} no longer wants the monthly team report by email`,
  "report.asked": ({ actor }) => `${actor} sent themselves the team report`,
  "review.started": ({ actor }) => `${actor} started an access review`,
  "review.kept": ({ actor, target }, { role }) => `${actor} kept ${target} as ${label(role)} in an access review`,
  "review.finished": ({ actor }, { kept, lowered, removed, notSeen }) =>
    `${actor} finished an access review: ${kept} kept, ${lowered} lowered, ${removed} removed, ${notSeen} not looked at`,
  "ownership.offered": ({ actor, target }) => `${actor} offered ownership to ${target}`,
  "ownership.accepted": ({ actor }) => `${actor} accepted ownership`,
  "ownership.declined": ({ actor }) => `${actor} declined ownership`,
  "ownership.cancelled": ({ actor, target }, { because }) => {
    if (because === "asked") return `${actor} took back the offer of ownership to ${target}`;
    if (because === "member_gone")
      return `The offer of ownership to ${target} ended, because one of the two is no longer a member`;
    return `The offer of ownership to ${target} ended with the organisation`;
  },
  "members.exported": ({ actor }, { count: members }) => `${actor} downloaded the list of ${count(members, "member")}`,
  "audit_log.exported": ({ actor }, { format, person, action, from, to }) =>
    `${actor} downloaded ${person || action || from || to ? "a part of the audit log" : "the audit log"} as ${format === "csv" ? "CSV" : "JSON Lines"}`,
  "access_list.exported": ({ actor }, { on, count: members }) =>
    `${actor} downloaded the list of ${count(members, "person", "people")} who had access on ${longDay(on)}`,
  "token.created": ({ actor, target }, { expiresAt }) =>
    `${actor} created the API token ${target}, valid until ${longDay(expiresAt.slice(0, 10))}`,
  "token.revoked": ({ actor, target }, { because }) => {
    if (because === "own") return `${actor} revoked their API token ${target}`;
    if (because === "owner") return `${actor} revoked an API token of ${target}`;
    return `The API token of ${target} that nobody had used for a year was revoked`;
  },
  "session.opened": ({ actor }, { method, factor }) =>
    `${actor} signed in ${methods[method] ?? `by ${method}`}${factor ? ` and ${factors[factor] ?? factor}` : ""}`,
  "two_factor.policy_changed": ({ actor }, details) => `${actor} ${policyChange(details)}`,
  "two_factor.changed": ({ actor, Target }, { after, because }) =>
    because === "reset"
      ? `${Target} lost their two-factor authentication by a reset`
      : `${actor} ${twoFactorNow[after]}`,
  "two_factor.reset_requested": ({ actor, target }) =>
    `${actor} asked to reset the two-factor authentication of ${target}`,
  "two_factor.reset_verified": ({ actor, target }) =>
    `${actor} made sure who ${target} is and allowed the reset of their two-factor authentication`,
  "two_factor.reset_done": ({ actor, target }, { because }) =>
    because === "due"
      ? `The two-factor authentication of ${target} was reset, a day after it was allowed`
      : `${actor} reset the two-factor authentication of ${target}`,
  "two_factor.reset_cancelled": ({ actor, target, Target }, { because }) => resetEnds[because](actor, target, Target),
  "account.unlocked": ({ actor, target }) => `${actor} unlocked the account of ${target}`,
  "sessions.ended": ({ actor, target }, { ended }) => `${actor} ended ${count(ended, "session")} of ${target}`,
  "account.locked": ({ Target }, { minutes }) =>
    minutes === null
      ? `${Target} was locked out after a hundred wrong passwords, until they choose a new one`
      : `${Target} was locked out for ${count(minutes, "minute")} after ten wrong passwords`,
  "access.denied": ({ actor }, { asked, because }) =>
    `${actor} was refused “${asked.replaceAll("_", " ")}”, ${whyDenied(because)}`,
};

const settingNames: Readonly<Record<string, string>> = {
  name: "the organisation's name",
  slug: "the URL name",
  timeZone: "the time zone",
  defaultRole: "the default role",
  approvedDomains: "the approved email domains",
};

function changedSettings(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  const changed = Object.keys(settingNames).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return changed.map((key) => settingNames[key]).join(", ");
}

function roleChange(
  before: DetailsOf<"role.edited">["before"],
  after: DetailsOf<"role.edited">["after"],
  members: number,
): string {
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

const resetEnds = {
  person: (_actor: string, _target: string, Target: string) =>
    `${Target} cancelled the reset of their two-factor authentication`,
  refused: (actor: string, target: string) => `${actor} refused to reset the two-factor authentication of ${target}`,
  member_removed: (_actor: string, target: string) =>
    `The request to reset the two-factor authentication of ${target} ended, because they were removed`,
  organisation_deleted: (_actor: string, target: string) =>
    `The request to reset the two-factor authentication of ${target} ended with the organisation`,
  member_left: (_actor: string, target: string) =>
    `The request to reset the two-factor authentication of ${target} ended, because they left`,
} as const;

/** What happened, as one plain sentence without a full stop. Somebody whose name has been erased is "Somebody". */
export function describeEvent({ action, details, actorName, actorKind, targetName }: DescribedEvent): string {
  const name = actorName ?? "Somebody";
  const actor =
    actorKind === "platform_admin"
      ? `A platform admin${actorName ? `, ${actorName},` : ""}`
      : actorKind === "token"
        ? `${name} (by API token)`
        : name;
  const people = { actor, target: targetName ?? "somebody", Target: targetName ?? "Somebody" };
  // The pairing of action and details is proven by the parameter's type; TypeScript loses it on the way through the table.
  return (sentences[action] as (people: People, given: unknown) => string)(people, details);
}

const twoFactorNow = {
  none: "turned two-factor authentication off",
  sms: "turned on two-factor authentication by text message",
  strong: "turned on two-factor authentication",
} as const;

function policyChange({ before, after, startsOn, hit }: DetailsOf<"two_factor.policy_changed">): string {
  if (after.from === null) return "stopped requiring two-factor authentication";
  const without = `, when ${hit > 1000 ? "more than 1,000 members" : count(hit, "member")} did not have it`;
  const texts = after.textMessagesCount ? "let text messages count" : "no longer let text messages count";
  if (before.from === after.from)
    return `${texts} as two-factor authentication${after.textMessagesCount ? "" : without}`;
  const from = startsOn === null ? "from now on" : `from ${longDay(startsOn)}`;
  return `required two-factor authentication ${from}${after.textMessagesCount ? "" : ", without text messages"}${without}`;
}

/** "1 December 2026" of "2026-12-01". */
function longDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { timeZone: "UTC", dateStyle: "long" });
}

const factors: Readonly<Record<string, string>> = {
  totp: "an authenticator app",
  webauthn: "a security key",
  sms: "a text-message code",
  email: "an email link",
  recovery: "a recovery code",
};

const methods: Readonly<Record<string, string>> = {
  password: "with a password",
  confirmation: "by confirming their email address",
  invitation: "through a mailed invitation",
  passkey: "with a passkey",
};

/** A permission that the table no longer has keeps its key: the log is older than the table. */
function whyDenied(because: string): string {
  const permission = permissions.find(({ key }) => key === because);
  return permission ? `which needs the permission “${permission.label}”` : "which is beyond their role";
}

function revoked(invitations: number, tokens = 0): string {
  const gone = [
    ...(invitations > 0 ? [`${count(invitations, "invitation")} that they had sent`] : []),
    ...(tokens > 0 ? [`${count(tokens, "API token")} of theirs`] : []),
  ];
  return gone.length === 0 ? "" : `, and revoked ${gone.join(" and ")}`;
}

function inReview(reviewId: string | undefined): string {
  return reviewId ? ", in an access review" : "";
}

function count(number: number, noun: string, several = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : several}`;
}
