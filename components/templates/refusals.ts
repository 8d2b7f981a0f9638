const gone = "This template or folder is no longer there. Reload the page.";
const forbidden = "You need the permission “Add and edit templates” for this. Ask somebody who manages the project.";
const full = "A project has at most {most} templates. Delete one that nobody needs.";

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const templateRefusals = {
  create_template: {
    needs_subject: "Enter a subject",
    too_many_templates: full,
    not_found: "The folder is no longer there. Go back and choose another one.",
    forbidden,
  },
  edit_template: { needs_subject: "Enter a subject", not_found: gone, forbidden },
  restore_version: { not_found: gone, forbidden },
  move_template: { not_found: gone, forbidden },
  delete_template: { not_found: "This template has been deleted already.", forbidden },
  copy_template: {
    required: "Choose a project",
    same_project: "Choose another project",
    lacks_in_target: "You need the permission “Add and edit templates” in that project too.",
    too_many_templates: full,
    not_found: "This template or that project is no longer there. Reload the page.",
    forbidden,
  },
};
