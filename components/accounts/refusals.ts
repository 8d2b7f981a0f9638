const confirmEmailChangeWords = {
  expired: "This link no longer works. Ask for another where you asked for this one.",
  other_browser: "This works only in the browser where you entered your password. Type the code from the mail there.",
  outside_domains: "{organisation}, which you belong to, does not allow this address. Nothing was changed.",
  taken:
    "Another account has this address by now, so the change cannot be undone here. Write to the support address in the message.",
};

const tooManyMails = { rate_limited: "Too many emails were sent. You can ask again in {minutes} minutes." };

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const accountRefusals = {
  ask_revalidation: { rate_limited: "Too many links were sent. Try again in {minutes} minutes." },
  ask_email_change: {
    own_address: "This is your email address already",
    "email.outside_domains": "{organisation}, which you belong to, only allows addresses at {domains}",
    locked:
      "Too many wrong passwords were tried. Wait {minutes} minutes, or sign out and use “Forgotten your password?” on the sign-in page.",
    busy: "Many people are signing in right now. Try again in a moment.",
    rate_limited: "Too many messages were sent. Try again in {minutes} minutes.",
  },
  change_password: {
    locked:
      "Too many wrong passwords were tried. Wait {minutes} minutes, or sign out and use “Forgotten your password?” on the sign-in page.",
    busy: "Many people are signing in right now. Try again in a moment.",
  },
  confirm_registration: {
    "password.required": "Enter the password that you chose",
    not_chosen: "This is not the password that you chose",
    expired:
      "This link has expired or was used already. [Sign in](/sign-in), or [create your account again](/register) to get a new one.",
    other_browser: "You registered in another browser, so we ask for the password that you chose there.",
  },
  delete_account: {
    type_email: "Type {email} to confirm",
    last_owner:
      "You are the only owner of {organisations}. Make somebody else owner there before you delete your account.",
    last_manager:
      "You are the only manager of {projects}. Make somebody else manager there before you delete your account.",
    two_managers:
      "A project that is live, or asks to go live, needs two managers, and you are one of two in {projects}. Make somebody else manager there before you delete your account.",
    locked:
      "Too many wrong passwords were tried. Wait {minutes} minutes, or sign out and use “Forgotten your password?” on the sign-in page.",
    busy: "Many people are signing in right now. Try again in a moment.",
  },
  confirm_email_change: {
    ...confirmEmailChangeWords,
    sign_in_as_them:
      "Somebody proposed this address to {name}. Sign in as {name} in this browser, then press the button again.",
  },
  undo_email_change: confirmEmailChangeWords,
  revalidate_email: confirmEmailChangeWords,
  follow_sign_in_link: confirmEmailChangeWords,
  leave_organisation: {
    last_owner: "You are its only owner. Make somebody else owner before you leave.",
    last_manager: "You are the only manager of {projects}. Make somebody else manager there before you leave.",
    two_managers:
      "A project that is live, or asks to go live, needs two managers, and you are one of two in {projects}. Make somebody else manager there before you leave.",
    not_found: "You are no longer a member.",
  },
  ask_password_reset: tooManyMails,
  mail_registration_again: tooManyMails,
  cancel_my_reset: { not_found: "The request is no longer open. Reload the page." },
  register: {
    other_invited: "This invitation is for {email}",
    asked_by_project: "Enter your mobile number, because you are asked to sign in by text message",
    busy: "Many people are signing up right now. Try again in a moment.",
  },
  reset_password: {
    expired:
      "This link has expired, was used already, or is not the newest one. [Ask for a new link](/forgot-password).",
    busy: "Many people are signing in right now. Try again in a moment.",
  },
  revoke_session: { not_found: "This session has ended already." },
  sign_in: {
    wrong_sign_in:
      "The email address or the password is not right, or too many wrong passwords were tried. Check both, or [choose a new password](/forgot-password).",
    network: "Too many sign-ins have failed from your network. Try again in {minutes} minutes.",
    busy: "Many people are signing in right now. Try again in a moment.",
  },
};
