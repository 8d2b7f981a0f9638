const editRoleWords = {
  taken: "Another role has this name",
  too_many_roles: "An organisation has at most {most} roles of its own. Delete one that nobody needs.",
  forbidden: "Only owners make and change roles.",
  not_found: "This role has been deleted meanwhile.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const roleRefusals = {
  delete_role: {
    role_in_use: "This role is needed by now. Reload the page to see by whom.",
    default_role: "This is the default role. Choose another one in the settings first.",
    forbidden: "Only owners delete roles.",
    not_found: "This role has been deleted already.",
  },
  edit_role: {
    ...editRoleWords,
    default_role:
      "This is the default role, which cannot manage team members. Choose another default in the settings first.",
  },
  create_role: editRoleWords,
};
