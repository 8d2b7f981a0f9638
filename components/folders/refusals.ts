const gone = "This folder is no longer there. Reload the page.";
const forbidden = "You need the permission “Add and edit templates” for this. Ask somebody who manages the project.";

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const folderRefusals = {
  create_folder: {
    too_many_folders: "A project has at most {most} folders. Delete one that nobody needs.",
    too_deep: "Folders can stand at most {most} deep. Create it further up.",
    not_found: gone,
    forbidden,
  },
  rename_folder: { not_found: gone, forbidden },
  move_folder: {
    into_itself: "A folder cannot be moved into itself",
    too_deep: "Folders can stand at most {most} deep. Choose one further up",
    not_found: gone,
    forbidden,
  },
  delete_folder: {
    not_empty: "There is something in this folder. Move or delete it first.",
    not_found: "This folder has been deleted already.",
    forbidden,
  },
  set_folder_people: {
    not_found: gone,
    forbidden: "Only those who manage the project choose who sees a folder.",
  },
};
