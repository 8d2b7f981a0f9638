const openInvitationWords = {
  organisations_own:
    "The organisation invited this person with a role. Somebody who manages its team can send that invitation again.",
  lacks_given:
    "This invitation gives {labels}, which you do not have yourself. Cancel it and invite this person again.",
  sent_lately: "It was sent a moment ago. It can be sent again in {minutes} minutes.",
  rate_limited: "Too many mails went to this address. Try again in {minutes} minutes.",
  no_seat_left: "All {limit} seats are taken, counting open invitations. Ask {supportEmail} for more seats.",
  no_new_people:
    "The settings of the organisation do not let project managers invite new people. Ask somebody who manages its team.",
  conflict: "This invitation is no longer open: it was accepted, declined or revoked meanwhile.",
  forbidden: "You no longer manage this project.",
  not_found: "This invitation no longer exists.",
};

export const floorWords = {
  last_manager:
    "A project needs somebody with “Manage settings, team and usage”. Give it to somebody else first, then try again.",
  two_managers:
    "A project that is live, or asks to go live, needs two people with “Manage settings, team and usage”. Give it to a third person first, then try again.",
};

const editWords = {
  ...floorWords,
  lacks_given: "You cannot give {labels}, because you do not have it yourself.",
  keys_by_another: "Owners and administrators get “Manage API integration” from another manager only.",
  forbidden: "You no longer manage this project.",
  not_found: "This person is no longer in the project’s team, or a folder is gone. Reload the page.",
};

const removeWords = {
  ...floorWords,
  yourself: "You cannot remove yourself. Choose “Leave this project” instead.",
  forbidden: "You no longer manage this project.",
  not_found: "This person is no longer in the project’s team.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const projectTeamRefusals = {
  invite_to_project: {
    outside_domains: "This address is outside your approved domains ({domains})",
    own_address: "This is your own address",
    in_team_already: "This person is in the project’s team already",
    invited_already: "This person is invited already. Use Resend in the list of team members",
    no_seat_left:
      "All {limit} seats are taken, counting open invitations. Ask {supportEmail} for more seats, or invite somebody who is in the organisation already.",
    no_new_people:
      "The settings of the organisation do not let project managers invite new people. Ask somebody who manages its team.",
    lacks_given: "You cannot give {labels}, because you do not have it yourself.",
    texts_off: "This installation of Rollcall sends no text messages.",
    email_sign_in_off: "Email sign-in is off in this project by now. Reload the page.",
    rate_limited:
      "Too many invitations were sent to this address or from this organisation. Try again in {minutes} minutes.",
    forbidden: "You no longer manage this project.",
    not_found: "A folder that you chose is no longer there. Reload the page.",
  },
  edit_project_member: editWords,
  edit_several_project_members: { ...editWords, yourself: "Change your own permissions on your own page here." },
  remove_project_member: removeWords,
  remove_several_project_members: removeWords,
  join_project: {
    in_team_already: "You are in this project’s team already.",
    forbidden: "Your role no longer lets you manage this project.",
    not_found: "This project is no longer there.",
  },
  leave_project: { ...floorWords, not_found: "You are no longer in this project’s team." },
  cancel_project_invitation: openInvitationWords,
  cancel_several_project_invitations: openInvitationWords,
  resend_project_invitation: openInvitationWords,
  resend_several_project_invitations: openInvitationWords,
  export_project_team: { forbidden: "You no longer manage this project." },
};
