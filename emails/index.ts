import type { ComponentProps } from "react";
import { AccountDeleted, accountDeletedExample } from "./account-deleted";
import { AccountLocked, accountLockedExample } from "./account-locked";
import { AlreadyRegistered, alreadyRegisteredExample } from "./already-registered";
import { ConfirmEmailChange, confirmEmailChangeExample } from "./confirm-email-change";
import { ConfirmRegistration, confirmRegistrationExample } from "./confirm-registration";
import { EmailChangeUndone, emailChangeUndoneExample } from "./email-change-undone";
import { EmailChanged, emailChangedExample } from "./email-changed";
import { Invitation, invitationExample } from "./invitation";
import { InvitationDeclined, invitationDeclinedExample } from "./invitation-declined";
import { InvitationNotGranted, invitationNotGrantedExample } from "./invitation-not-granted";
import { MemberRemoved, memberRemovedExample } from "./member-removed";
import { MembershipEnds, membershipEndsExample } from "./membership-ends";
import { MonthlyReport, monthlyReportExample } from "./monthly-report";
import { NewBrowser, newBrowserExample } from "./new-browser";
import { OrganisationDeleted, organisationDeletedExample } from "./organisation-deleted";
import { OwnershipNews, ownershipNewsExample } from "./ownership-news";
import { OwnershipOffered, ownershipOfferedExample } from "./ownership-offered";
import { PasswordChanged, passwordChangedExample } from "./password-changed";
import { PasswordReset, passwordResetExample } from "./password-reset";
import { PlatformAdminChanged, platformAdminChangedExample } from "./platform-admin-changed";
import { RevalidateEmail, revalidateEmailExample } from "./revalidate-email";
import { RoleChanged, roleChangedExample } from "./role-changed";
import { SeatsAsked, seatsAskedExample } from "./seats-asked";
import { SecurityNotice, securityNoticeExample } from "./security-notice";
import { SignInLink, signInLinkExample } from "./sign-in-link";
import { TokenNotice, tokenNoticeExample } from "./token-notice";
import { TwoFactorReminder, twoFactorReminderExample } from "./two-factor-reminder";
import { TwoFactorRequired, twoFactorRequiredExample } from "./two-factor-required";
import { TwoFactorResetAllowed, twoFactorResetAllowedExample } from "./two-factor-reset-allowed";
import { TwoFactorResetAsked, twoFactorResetAskedExample } from "./two-factor-reset-asked";
import { TwoFactorResetNews, twoFactorResetNewsExample } from "./two-factor-reset-news";

/**
 * The closed list of mails. Subjects are fixed (WB-12): a name in a subject is a stranger's text in the one line that
 * everybody reads, and a header that could be split.
 */
export const templates = {
  invitation: {
    subject: "You have been invited to join an organisation on Rollcall",
    component: Invitation,
    preview: invitationExample,
  },
  invitation_declined: {
    subject: "An invitation that you sent was declined",
    component: InvitationDeclined,
    preview: invitationDeclinedExample,
  },
  invitation_not_granted: {
    subject: "An invitation to your organisation could not be accepted",
    component: InvitationNotGranted,
    preview: invitationNotGrantedExample,
  },
  confirm_registration: {
    subject: "Confirm your email address for Rollcall",
    component: ConfirmRegistration,
    preview: confirmRegistrationExample,
  },
  already_registered: {
    subject: "You already have a Rollcall account",
    component: AlreadyRegistered,
    preview: alreadyRegisteredExample,
  },
  password_reset: {
    subject: "Choose a new password for Rollcall",
    component: PasswordReset,
    preview: passwordResetExample,
  },
  password_changed: {
    subject: "Your Rollcall password was changed",
    component: PasswordChanged,
    preview: passwordChangedExample,
  },
  confirm_email_change: {
    subject: "Confirm your new email address for Rollcall",
    component: ConfirmEmailChange,
    preview: confirmEmailChangeExample,
  },
  email_changed: {
    subject: "The email address of your Rollcall account changed",
    component: EmailChanged,
    preview: emailChangedExample,
  },
  email_change_undone: {
    subject: "A change of your Rollcall email address was undone",
    component: EmailChangeUndone,
    preview: emailChangeUndoneExample,
  },
  account_deleted: {
    subject: "Your Rollcall account was deleted",
    component: AccountDeleted,
    preview: accountDeletedExample,
  },
  account_locked: {
    subject: "Your Rollcall account is locked for now",
    component: AccountLocked,
    preview: accountLockedExample,
  },
  security_notice: {
    subject: "Security notice for your Rollcall account",
    component: SecurityNotice,
    preview: securityNoticeExample,
  },
  token_notice: {
    subject: "Notice about an API token of yours",
    component: TokenNotice,
    preview: tokenNoticeExample,
  },
  sign_in_link: {
    subject: "Your link to sign in to Rollcall",
    component: SignInLink,
    preview: signInLinkExample,
  },
  revalidate_email: {
    subject: "Is this still your email address?",
    component: RevalidateEmail,
    preview: revalidateEmailExample,
  },
  platform_admin_changed: {
    subject: "The platform admins of Rollcall changed",
    component: PlatformAdminChanged,
    preview: platformAdminChangedExample,
  },
  two_factor_reset_asked: {
    subject: "A two-factor reset waits for a platform admin",
    component: TwoFactorResetAsked,
    preview: twoFactorResetAskedExample,
  },
  two_factor_reset_allowed: {
    subject: "Your two-factor authentication on Rollcall will be reset",
    component: TwoFactorResetAllowed,
    preview: twoFactorResetAllowedExample,
  },
  two_factor_reset_news: {
    subject: "A two-factor reset in your organisation on Rollcall",
    component: TwoFactorResetNews,
    preview: twoFactorResetNewsExample,
  },
  organisation_deleted: {
    subject: "An organisation of yours on Rollcall was deleted",
    component: OrganisationDeleted,
    preview: organisationDeletedExample,
  },
  seats_asked: {
    subject: "An organisation asks for more seats on Rollcall",
    component: SeatsAsked,
    preview: seatsAskedExample,
  },
  membership_ends: {
    subject: "A membership on Rollcall ends soon",
    component: MembershipEnds,
    preview: membershipEndsExample,
  },
  ownership_offered: {
    subject: "You are offered ownership of an organisation on Rollcall",
    component: OwnershipOffered,
    preview: ownershipOfferedExample,
  },
  ownership_news: {
    subject: "About the ownership of your organisation on Rollcall",
    component: OwnershipNews,
    preview: ownershipNewsExample,
  },
  new_browser: {
    subject: "Your Rollcall account was used in a new browser",
    component: NewBrowser,
    preview: newBrowserExample,
  },
  role_changed: {
    subject: "Your role in an organisation on Rollcall changed",
    component: RoleChanged,
    preview: roleChangedExample,
  },
  member_removed: {
    subject: "You are no longer a member of an organisation on Rollcall",
    component: MemberRemoved,
    preview: memberRemovedExample,
  },
  two_factor_required: {
    subject: "Set up two-factor authentication for your organisation on Rollcall",
    component: TwoFactorRequired,
    preview: twoFactorRequiredExample,
  },
  two_factor_reminder: {
    subject: "Two-factor authentication will soon be required on Rollcall",
    component: TwoFactorReminder,
    preview: twoFactorReminderExample,
  },
  monthly_report: {
    subject: "Monthly team report of your organisation on Rollcall",
    component: MonthlyReport,
    preview: monthlyReportExample,
  },
} as const;

export type MessageName = keyof typeof templates;

export type PropsOf<N extends MessageName> = ComponentProps<(typeof templates)[N]["component"]>;
