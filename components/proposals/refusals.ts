const overWords = {
  not_found: "This proposal is no longer open: it was withdrawn, or is past its time. Reload the page.",
  answered_already: "This proposal is no longer open: it was answered or withdrawn meanwhile.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const proposalRefusals = {
  propose_change: {
    yourself: "This is your own account. Change it on your profile.",
    keys_stay: "They have a security key, the safest way to sign in, which is not exchanged for a weaker one.",
    email_sign_in_off: "Email sign-in is off in this project. Switch it on in the project’s settings first.",
    texts_off: "This installation of Rollcall sends no text messages.",
    so_already: "It is so already",
    outside_domains: "This address is outside your approved domains ({domains})",
    country_off: "Text messages cannot be sent to this country from here",
    rate_limited: "Too much was proposed to this person. Try again in {minutes} minutes.",
    forbidden: "You no longer manage this project.",
    not_found: "This person is no longer in the project’s team.",
  },
  withdraw_proposal: { ...overWords, forbidden: "You no longer manage this project." },
  decline_proposal: overWords,
  confirm_proposal: {
    ...overWords,
    keys_stay: "Security keys are the safest way to sign in and are not exchanged for a weaker one.",
    not_set_up: "Add your mobile number on the security page first, then confirm this.",
    required_by:
      "{organisation} requires two-factor authentication, so this would lock you out of it. Decline it, or leave the organisation first.",
    email_sign_in_off: "None of your projects lets people sign in by email link.",
    outside_domains: "{organisation}, which you belong to, does not allow this address. You can decline the proposal.",
    texts_off: "This installation of Rollcall sends no text messages.",
    country_off: "Text messages cannot be sent to this country from here.",
    "password.required": "Enter your password",
    locked:
      "Too many wrong passwords were tried. Wait {minutes} minutes, or sign out and use “Forgotten your password?” on the sign-in page.",
    busy: "Many people are signing in right now. Try again in a moment.",
    rate_limited: "Too many messages were sent. Try again in {minutes} minutes.",
  },
};
