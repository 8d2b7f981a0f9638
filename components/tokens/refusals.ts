const revokeTokenWords = {
  not_found: "This token has ended already. Reload the page.",
  owners_only: "Only owners revoke the tokens of members.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const tokenRefusals = {
  create_token: {
    beyond_role: "Your role in {organisation} does not hold all of these",
    too_many_tokens: "You have {most} tokens for this organisation already. Revoke one that you no longer need.",
    not_found: "You are no longer a member of this organisation. Reload the page.",
  },
  revoke_token: revokeTokenWords,
  revoke_member_token: revokeTokenWords,
};

/** What a program is told of its token and, by code, of anything else that a command has no words for. */
export const programWords = {
  unauthenticated: "Send a valid token as Authorization: Bearer.",
  revalidate_email: "The token's owner must prove their email address again first.",
  set_up_two_factor: "The organisation requires two-factor authentication, which the token's owner has not set up.",
  second_step: "The organisation requires two-factor authentication; create a token after signing in with it.",
  step_up: "This cannot be done with a token.",
  lacks_permission: "The token's scopes, or its owner's role, do not hold the permission that this needs.",
  not_found: "There is no such thing, or the token does not reach it.",
  forbidden: "The token's owner may not do this.",
  invalid: "The request does not fit; see fields.",
  conflict: "This does not fit the present state.",
  expired: "This has expired.",
  rate_limited: "Too many requests. Wait before the next one.",
  verification_required: "The token's owner has to do something first.",
  unavailable: "This does not work at the moment. Try again later.",
  unknown_outcome: "It may have been saved. Look before you send it again.",
};
