/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const organisationRefusals = {
  create_organisation: { rate_limited: "You have created many organisations today. Try again in {hours} hours." },
  delete_organisation: {
    forbidden: "Only owners can delete an organisation.",
    not_found: "This organisation is deleted already.",
  },
  ask_for_seats: {
    asked_already: "You have asked already. Support will answer by email.",
    forbidden: "Your role no longer allows you to ask for seats.",
  },
  edit_organisation: { forbidden: "Your role no longer allows you to change these settings." },
};
