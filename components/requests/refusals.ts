const dealtWith = "This was dealt with meanwhile. Reload the page to see by whom.";
const tooManyAsked = "You have asked a lot in a short time. Try again in {minutes} minutes.";
const decided = {
  own_request: "You asked this yourself, so somebody else decides it.",
  dealt_with: dealtWith,
};
const goingLive = {
  ...decided,
  too_few_managers: "The project has fewer than two managers by now. It can go live once it has two.",
  not_found: "This request is gone, or is no longer yours to decide.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const requestRefusals = {
  ask_to_join: {
    asking_is_off: "This organisation no longer lets its members ask. Ask a manager of the project to invite you.",
    in_team_already: "You are in this project’s team already.",
    yourself: "You cannot ask yourself",
    manages_no_more: "Somebody you chose does not manage this project any more. Reload the page to see who does",
    asked_already: "You have asked somebody you chose already. Choose somebody else, or wait for the answer",
    rate_limited: tooManyAsked,
    not_found: "This project is gone.",
  },
  withdraw_join_request: { dealt_with: dealtWith, not_found: "This request is gone." },
  decide_join_request: {
    ...decided,
    forbidden: "You no longer manage this project.",
    changed_meanwhile: "Whether folders are chosen here has been changed meanwhile. Reload the page",
    lacks_given: "You cannot give {labels}, because you do not have it yourself.",
    not_found: "This request, or a folder that you chose, is gone. Reload the page.",
  },
  request_go_live: {
    live_already: "This project is live already.",
    asked_already: "Somebody has asked already. Reload the page to see who.",
    too_few_managers: "A project needs two managers to go live. Choose a second one first.",
    rate_limited: tooManyAsked,
    forbidden: "You no longer manage this project.",
  },
  withdraw_go_live: {
    dealt_with: dealtWith,
    forbidden: "You no longer manage this project.",
    not_found: "This request is gone.",
  },
  decide_go_live: goingLive,
  decide_go_live_as_admin: {
    ...goingLive,
    their_own_decide: "Somebody of the organisation may decide this by now, so it is theirs.",
  },
  set_go_live_approval: { changed_meanwhile: "Somebody has changed this meanwhile. Reload the page" },
  set_go_live_grant: {
    not_offered: "This organisation no longer decides for itself about going live.",
    changed_meanwhile: "Somebody has changed this meanwhile. Reload the page",
    not_found: "This person is no longer a member.",
  },
};
