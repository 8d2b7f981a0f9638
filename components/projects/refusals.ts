/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const projectRefusals = {
  create_project: {
    taken: "Another project of this organisation has this name",
    rate_limited: "You have created many projects today. Try again in {hours} hours.",
    forbidden: "Your role no longer allows you to create projects.",
  },
};
