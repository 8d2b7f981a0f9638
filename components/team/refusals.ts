/** Why an address is not invited. */
const addressWords = {
  "email.outside_domains": "This address is outside your approved domains ({domains})",
  own_address: "This is your own address",
  member_already: "This person is already a member",
  invited_already: "This address is already invited. Use Resend in the list of pending invitations",
};

const resendInvitationWords = {
  from_project: "It was an invitation into a project. Invite this person again from there.",
  ...addressWords,
  sent_lately: "It was sent a moment ago. It can be sent again in {minutes} minutes.",
  rate_limited: "Too many mails went to this address. Try again in {minutes} minutes.",
  no_seat_left: "All {limit} seats are taken, counting open invitations. Ask {supportEmail} for more seats.",
  role_gone: "The role {role} has been deleted. Invite this person with another one.",
  conflict: "This invitation is no longer open: it was accepted, declined, revoked or has expired meanwhile.",
  invalid: "This address has been invited again, or is a member by now.",
  outranked: "This invitation is for a role that holds more than yours.",
  forbidden: "Your role no longer allows this.",
  not_found: "This invitation no longer exists.",
};

const endDateWords = {
  past_day: "Choose today or a later day",
  too_far: "Choose a day within five years",
  owner: "An owner's membership has no end date.",
  yourself: "You cannot set your own end date.",
  outranked: "This member holds permissions that you do not hold.",
  forbidden: "Your role no longer allows you to manage members.",
  not_found: "This person is no longer a member.",
};

const removeWords = {
  type_name: "Type {name} exactly",
  last_owner: "The last owner cannot be removed. Make somebody else owner first.",
  yourself: "You cannot remove yourself.",
  outranked: "This member holds permissions that you do not hold, so only somebody who holds them all can remove them.",
  forbidden: "Your role no longer allows you to remove members.",
  not_found: "This person is no longer a member.",
};

const roleWords = {
  last_owner: "An organisation always has an owner. Make somebody else owner first.",
  own_role: "Nobody but an owner can change their own role.",
  same_role: "This is the role that they have already.",
  outranked: "You cannot give or take a role that holds more than your own.",
  forbidden: "Your role no longer allows you to change roles.",
  not_found: "This person is no longer a member.",
};

const remindWords = {
  has_factor: "They have set it up meanwhile.",
  reminded_lately: "A reminder was sent on {at}. One a day is enough.",
  yourself: "You cannot remind yourself. Set it up on your Security page.",
  forbidden: "Your role no longer allows you to manage members.",
  not_found: "This person is no longer a member.",
};

const revokeWords = {
  conflict: "This invitation is no longer open: it was accepted, declined, revoked or has expired meanwhile.",
  outranked: "This invitation is for a role that holds more than yours.",
  forbidden: "Your role no longer allows you to revoke invitations.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const teamRefusals = {
  set_end_date: endDateWords,
  set_several_end_dates: endDateWords,
  put_owner_nudge_away: {
    forbidden: "Your role no longer allows you to manage members.",
  },
  resend_invitation: resendInvitationWords,
  resend_several_invitations: resendInvitationWords,
  replace_link: resendInvitationWords,
  copy_link: resendInvitationWords,
  invite_member: {
    ...addressWords,
    no_seat_left:
      "All {limit} seats are taken, counting open invitations. Revoke an invitation, remove a member, or ask {supportEmail} for more seats.",
    rate_limited:
      "Too many invitations were sent to this address or from this organisation. Try again in {minutes} minutes.",
    outranked: "You cannot give a role that holds more than your own.",
    forbidden: "Your role no longer allows you to invite members.",
  },
  invite_several: {
    ...addressWords,
    not_an_address: "This is not an email address",
    no_seat_left: "All {limit} seats are taken",
    rate_limited: "Too many invitations were sent. Try again in {minutes} minutes",
    outranked: "You cannot give a role that holds more than your own.",
    forbidden: "Your role no longer allows you to invite members.",
  },
  remove_member: removeWords,
  remove_several_members: removeWords,
  remind_two_factor: remindWords,
  remind_several_of_two_factor: remindWords,
  subscribe_to_report: { forbidden: "Only owners get the monthly report." },
  ask_two_factor_reset: {
    nothing_to_reset: "This member has no second factor that could be reset.",
    already_asked: "A reset has been asked for already. Support will write to the member.",
    yourself: "Another owner has to ask for you. If you are the only one, write to support.",
    forbidden: "Only owners may ask for a reset.",
    not_found: "This person is no longer a member.",
  },
  revoke_invitation: revokeWords,
  revoke_several_invitations: { ...revokeWords, not_found: "This invitation no longer exists." },
  change_role: roleWords,
  change_several_roles: {
    ...roleWords,
    changed_meanwhile: "Somebody changed this role after you opened the page, so it was left.",
  },
  set_two_factor_policy: {
    past_day: "Choose today or a later day",
    too_far: "Choose a day within a year",
    needs_factor: "Set up two-factor authentication yourself first: nobody asks of others what they do not have.",
    forbidden: "Only an owner can change this.",
  },
};
