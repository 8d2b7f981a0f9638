/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const projectRefusals = {
  create_project: {
    taken: "Another project of this organisation has this name",
    rate_limited: "You have created many projects today. Try again in {hours} hours.",
    forbidden: "Your role no longer allows you to create projects.",
  },
  rename_project: {
    taken: "Another project of this organisation has this name",
    changed_meanwhile: "Somebody has renamed it meanwhile. Reload the page to see its name",
    forbidden: "Your role no longer allows you to rename this project.",
    not_found: "This project is gone.",
  },
  delete_project: {
    type_name: "Type {name} exactly",
    forbidden: "Your role no longer allows you to delete this project.",
    not_found: "This project is deleted already.",
  },
  restore_project: {
    name_taken: "Another project has taken its name meanwhile. Rename that one first.",
    forbidden: "Your role no longer allows you to restore projects.",
    not_found: "This project was restored already, or is gone for good.",
  },
};
