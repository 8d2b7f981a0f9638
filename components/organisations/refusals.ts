const runsTeam = "Choose a role that does not run the team";

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const organisationRefusals = {
  create_organisation: {
    taken: "This URL name is taken",
    runs_team: runsTeam,
    rate_limited: "You have created many organisations today. Try again in {hours} hours.",
  },
  delete_organisation: {
    type_name: "Type {name} exactly",
    forbidden: "Only owners can delete an organisation.",
    not_found: "This organisation is deleted already.",
  },
  ask_for_seats: {
    not_more: "Enter more than the {limit} that you have",
    asked_already: "You have asked already. Support will answer by email.",
    forbidden: "Your role no longer allows you to ask for seats.",
  },
  edit_organisation: {
    taken: "This URL name is taken",
    runs_team: runsTeam,
    forbidden: "Your role no longer allows you to change these settings.",
  },
};
