const keepInReviewWords = {
  already_decided: "Somebody has decided about this member already. Reload the page.",
  review_finished: "This review is finished. Reload the page.",
  last_owner: "An organisation always has an owner. Make somebody else owner first.",
  yourself: "You cannot remove yourself.",
  not_lower: "This role holds something that their present one does not. Choose a lower one.",
  same_role: "This is the role that they have already.",
  outranked: "You cannot touch a member who holds more than you do.",
  forbidden: "Only owners review who has access.",
  not_found: "This person is no longer a member.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const reportRefusals = {
  keep_in_review: keepInReviewWords,
  lower_in_review: keepInReviewWords,
  remove_in_review: { ...keepInReviewWords, type_name: "Type {name} exactly" },
  finish_review: {
    review_finished: "This review is finished already. Reload the page.",
    not_looked_at: "Not looked at: {notSeen} of {total}. Tick the box to finish all the same.",
    review_changed: "Something changed meanwhile. Not looked at: {notSeen} of {total}. Reload the page and try again.",
  },
  send_report_now: {
    rate_limited: "You have sent yourself three within an hour. The next can go in {minutes} minutes.",
  },
  start_review: { review_open: "Another owner has started a review already. Reload the page to see it." },
};
