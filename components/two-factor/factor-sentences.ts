/** Why a change of factors is refused, for every form that makes one. */
export const factorSentences = {
  required_by:
    "{organisation} requires two-factor authentication, so this would lock you out of it. Set up another way first, or leave the organisation.",
  keys_stay: "Security keys are the safest way to sign in and are not exchanged for a weaker one.",
  not_set_up: "Set this up first, then choose it.",
  is_method: "You sign in with text messages to this number. Choose another sign-in method first.",
  nothing_to_recover: "Recovery codes belong to an app, a key or text messages. Set one up first.",
} as const;
