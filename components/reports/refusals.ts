const keepInReviewWords = {
  already_decided: "Somebody has decided about this member already. Reload the page.",
  review_finished: "This review is finished. Reload the page.",
  last_owner: "An organisation always has an owner. Make somebody else owner first.",
  yourself: "You cannot remove yourself.",
  not_lower: "This role allows something that their present one does not. Choose a lower one.",
  same_role: "They have this role already.",
  outranked: "This person may do more than you, so you cannot change or remove them.",
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
    not_looked_at: "Not reviewed: {notSeen} of {total}. Tick the box to finish anyway.",
    review_changed:
      "Something changed while you were on this page. Not reviewed: {notSeen} of {total}. Reload the page and try again.",
  },
  send_report_now: {
    rate_limited: "You have sent yourself 3 reports in an hour. You can send the next one in {minutes} minutes.",
  },
  start_review: { review_open: "Another owner has started a review already. Reload the page to see it." },
};
