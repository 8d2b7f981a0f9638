import type { RefusalCode } from "@/lib/kernel/refusal";

/** What each code says where a command has no words of its own for it. */
export const generalWords: Readonly<Record<RefusalCode, string>> = {
  not_found: "This no longer exists, or you cannot open it. Go back and reload the page.",
  forbidden: "You are not allowed to do this. Ask somebody who manages this to do it.",
  invalid: "Check what you entered and try again.",
  conflict: "Somebody changed this in the meantime. Reload the page and try again.",
  expired: "This has expired. Start again.",
  rate_limited: "Too many attempts. Wait a few minutes and try again.",
  verification_required: "Confirm that it is you, then try again.",
  unavailable: "This does not work at the moment. Try again in a few minutes.",
};

/** What an open page took for granted, and what is so no longer. The way on stands beside them, in `way-on.tsx`. */
export const outlivedWords: Readonly<Record<string, string>> = {
  sign_in: "You are signed out.",
  revalidate_email: "Your email address has to be checked again before anything else.",
  set_up_two_factor: "Two-factor authentication is needed here now, and you have not set it up.",
  second_step: "Two-factor authentication is needed here now, and you signed in without it.",
  other_person: "You are signed in as {name} in this browser now.",
  changed_meanwhile: "Somebody changed this after you opened the page, so nothing was saved.",
  other_build: "Rollcall was renewed.",
  no_answer: "No answer came. It may have been saved: look before you send it again.",
  unknown_outcome: "It may have been saved: look before you send it again.",
  crashed:
    "Something went wrong. It is our fault, not yours. Look whether it was saved before you send it again. Reference {digest}",
  not_tried: "Something went wrong before this one, so it was not tried.",
};

/** What each key says of a field where a command has no words of its own for it. */
export const fieldWords: Readonly<Record<string, string>> = {
  required: "Fill in this field",
  invalid: "Check this answer",
  too_short: "This is too short",
  too_long: "This is too long",
  taken: "This is already taken",
  changed_meanwhile: "Somebody changed this after you opened the page",
  choose_role: "Choose a role",
  wrong_password: "This is not your current password",
};
