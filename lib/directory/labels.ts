import type { DirectoryState } from "./get-directory";

/** What each state of a membership is called on screen. */
export const directoryLabels: Readonly<Record<DirectoryState, string>> = {
  waiting: "Waiting",
  in_group: "In the group",
  not_in_directory: "Not in the directory",
  failed: "Failed",
};
