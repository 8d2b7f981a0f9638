export const directoryRefusals = {
  retry_directory: {
    under_way: "Rollcall is at it already. Reload the page to see how far it is.",
    not_found: "This has been done meanwhile. Reload the page.",
    forbidden: "Your role no longer allows you to manage the team.",
  },
};
