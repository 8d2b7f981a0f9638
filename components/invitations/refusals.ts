/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const invitationRefusals = {
  accept_invitation: {
    no_seat_left:
      "There is no free seat in this organisation at the moment. Ask whoever invited you to make room; the invitation stays open.",
    accepted: "This invitation has been accepted already.",
    declined: "This invitation has been declined already.",
    revoked: "This invitation has been revoked. Ask whoever invited you for a new one.",
    expired: "This invitation has expired. Ask whoever invited you for a new one.",
    mailed_link_only:
      "Your address is outside this organisation's approved domains, so please open the link in the mail itself.",
    wrong_account: "This invitation is for another address than the one you are signed in with.",
    not_found: "This invitation no longer exists. Ask whoever invited you for a new one.",
  },
  ask_for_invitation: {
    asked_already: "You have asked already today. Whoever can invite you has been told by email.",
    is_yours: "This invitation is for the address that you are signed in with. Reload the page to accept it.",
    accepted: "This invitation has been accepted already.",
    declined: "This invitation has been declined already.",
    revoked: "This invitation has been revoked, so nobody can be asked here.",
    expired: "This invitation has expired, so nobody can be asked here.",
    not_found: "This invitation no longer exists.",
  },
  decline_invitation: {
    forbidden: "This invitation is for another address than the one you are signed in with.",
    expired: "This invitation has been used, revoked or has expired. There is nothing left to decline.",
  },
};
