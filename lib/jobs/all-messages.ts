import * as emailChanges from "@/lib/accounts/email-change-mails";
import * as accounts from "@/lib/accounts/mails";
import * as admin from "@/lib/admin/mails";
import * as goLive from "@/lib/go-live/mails";
import * as invitations from "@/lib/invitations/mails";
import * as joinRequests from "@/lib/join-requests/mails";
import * as members from "@/lib/members/mails";
import type { AnnouncementDefinition } from "@/lib/messages/define-announcement";
import type { MailDefinition } from "@/lib/messages/define-mail";
import type { TextDefinition } from "@/lib/messages/define-text";
import * as announcements from "@/lib/organisations/announcements";
import * as organisations from "@/lib/organisations/mails";
import * as ownership from "@/lib/ownership/mails";
import * as projectTeam from "@/lib/project-team/mails";
import * as proposals from "@/lib/proposals/mails";
import * as reports from "@/lib/reports/mails";
import * as serviceCases from "@/lib/service-cases/mails";
import * as signIn from "@/lib/sign-in/mails";
import * as tokens from "@/lib/tokens/mails";
import * as twoFactor from "@/lib/two-factor/mails";
import * as resets from "@/lib/two-factor-resets/mails";

type Defined = MailDefinition | TextDefinition | AnnouncementDefinition;

const areas: readonly Readonly<Record<string, { readonly definition: Defined }>>[] = [
  accounts,
  emailChanges,
  admin,
  goLive,
  invitations,
  joinRequests,
  members,
  announcements,
  organisations,
  ownership,
  projectTeam,
  proposals,
  reports,
  serviceCases,
  signIn,
  tokens,
  twoFactor,
  resets,
];

/**
 * Every message that a job may name, for the worker. `scripts/checks/messages.test.ts` fails when those of some file are
 * missing here.
 */
export const allMessages: ReadonlyMap<string, Defined> = new Map(
  areas.flatMap((area) => Object.values(area).map(({ definition }) => [definition.name, definition] as const)),
);

export const allMails: readonly MailDefinition[] = [...allMessages.values()].filter((each) => each.kind === "mail");

/** Asks for all templates now, so that a worker goes on with those that it was started with while Rollcall is renewed on disk. */
export async function loadTemplates(): Promise<void> {
  await Promise.all(allMails.map(({ template }) => template()));
}
