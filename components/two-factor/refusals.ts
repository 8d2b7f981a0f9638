/** The app counts from its phone's clock. */
const clockWords = {
  clock_fast:
    "Your phone's clock is about {off} fast, so its code is not right yet. Let the phone set its time automatically, then enter a new code",
  clock_slow:
    "Your phone's clock is about {off} slow, so its code is no longer right. Let the phone set its time automatically, then enter a new code",
};

const enterCodeWords = {
  ...clockWords,
  factor_locked: "Too many wrong codes were entered. Wait {minutes} minutes, or use another way.",
  locked: "Too many wrong passwords were tried. Wait {minutes} minutes, or [choose a new password](/forgot-password).",
  sign_in_over: "This sign-in took too long. [Enter your password again](/sign-in).",
  busy: "Many people are signing in right now. Try again in a moment.",
  use_factor: "Use your code or security key",
  wrong_totp: "This code is not right, or was used already. Enter the one that your app shows now",
  wrong_sms: "This code is not right, or a newer one was sent. Check it, or ask for a new one",
  wrong_email: "This code is not right, or a newer one was sent. Check it, or ask for a new one",
  wrong_recovery: "This recovery code is not right, or was used already",
};

const sendNewCodeWords = {
  rate_limited: "Too many codes were sent. Try again in {minutes} minutes.",
  sign_in_over: "This sign-in took too long. [Enter your password again](/sign-in).",
};

/** Why a change of factors is refused. */
const factorWords = {
  required_by:
    "{organisation} requires two-factor authentication, so this would lock you out of it. Set up another way first, or leave the organisation.",
  keys_stay: "Security keys are the safest way to sign in and are not exchanged for a weaker one.",
  not_set_up: "Set this up first, then choose it.",
  is_method: "You sign in with text messages to this number. Choose another sign-in method first.",
  nothing_to_recover: "Recovery codes belong to an app, a key or text messages. Set one up first.",
};

/** What went wrong with a security key or passkey, whether browser or server says so. */
const keyWords = {
  key_cancelled: "No key answered. Try again, and follow what your browser asks for.",
  key_known: "This key is registered already. Use another one.",
  key_elsewhere: "Security keys do not work at this address. Open Rollcall by the address in its emails.",
  key_failed: "The key could not do this. Try again, or use another key.",
  key_refused: "This key was not accepted. Try again, or use another way.",
  key_late: "That took longer than five minutes, so the key's answer no longer counts. Try again: it is asked anew.",
  too_many_keys: "You have {most} keys. Remove one that you no longer use first.",
  last_key: "This is your only key, and you sign in with it. Add another one first.",
  sign_in_over: "This sign-in took too long. [Enter your password again](/sign-in).",
  network: "Too many sign-ins have failed from your network. Try again in {minutes} minutes.",
  not_found: "This key is gone. Reload the page.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const twoFactorRefusals = {
  ask_mobile_code: {
    rate_limited: "Too many codes were sent. Try again in {minutes} minutes.",
    country_off: "Text messages cannot be sent to this country from here",
    texts_off: "This installation of Rollcall sends no text messages.",
  },
  enter_code: enterCodeWords,
  confirm_identity: enterCodeWords,
  send_new_code: sendNewCodeWords,
  send_confirm_code: sendNewCodeWords,
  turn_on_app: {
    ...clockWords,
    app_over: "This took longer than ten minutes. Start again to get a new QR code.",
    rate_limited: "Too many codes were tried. Wait a few minutes.",
    wrong_code: "This code is not right. Enter the one that your app shows now",
  },
  confirm_mobile: {
    rate_limited: "Too many codes were tried. Wait a few minutes.",
    wrong_code: "This code is not right, or a newer one was sent. Check it, or ask for a new one",
  },
  change_sign_in_method: {
    ...factorWords,
    email_sign_in_off: "None of your projects lets people sign in by email link. Ask a manager of one of them.",
    texts_off: "This installation of Rollcall sends no text messages.",
  },
  make_recovery_codes: factorWords,
  remove_app: factorWords,
  remove_mobile: factorWords,
  add_key: keyWords,
  rename_key: keyWords,
  use_key: keyWords,
  confirm_with_key: keyWords,
  remove_key: { ...factorWords, ...keyWords },
  sign_in_with_passkey: {
    ...keyWords,
    key_refused: "This passkey was not accepted. Sign in with your email address and password.",
    key_unknown:
      "This passkey was removed from its account, so it signs you in no more. Sign in with your email address and password.",
  },
};
