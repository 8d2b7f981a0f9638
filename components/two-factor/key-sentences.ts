/** What went wrong with a security key or passkey, whether browser or server says so. */
export const keySentences = {
  key_cancelled: "No key answered. Try again, and follow what your browser asks for.",
  key_known: "This key is registered already. Use another one.",
  key_elsewhere: "Security keys do not work at this address. Open Rollcall by the address in its emails.",
  key_failed: "The key could not do this. Try again, or use another key.",
  key_refused: "This key was not accepted. Try again, or use another way.",
  too_many_keys: "You have {most} keys. Remove one that you no longer use first.",
  last_key: "This is your only key, and you sign in with it. Add another one first.",
  sign_in_over: "This sign-in took too long. Go back and enter your password again.",
  network: "Too many sign-ins have failed from your network. Try again in {minutes} minutes.",
  not_found: "This key is gone. Reload the page.",
} as const;
