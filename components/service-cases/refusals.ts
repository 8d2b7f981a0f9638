const gone = "This case is no longer there. It may have been deleted.";
const resolved = "Somebody has resolved this case meanwhile. Reload the page.";
const mayNotResolve = "You need a role that may pick up and resolve service cases. Ask an administrator.";

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const serviceCaseRefusals = {
  create_case: {
    may_not_resolve: "Your role may not pick up cases. Untick this",
    forbidden: "You need a role that may create service cases. Ask an administrator.",
  },
  edit_case: {
    not_yours: "Only whoever opened this case, and those who may resolve it, can edit it.",
    not_found: gone,
  },
  get_case_to_edit: { not_yours: "Only whoever opened this case, and those who may resolve it, can edit it." },
  comment_on_case: {
    not_found: gone,
    forbidden: "You need a role that may comment on service cases. Ask an administrator.",
  },
  pick_up_case: {
    somebodys: "{name} was first: this case is theirs. Reload the page.",
    resolved,
    not_found: gone,
    forbidden: mayNotResolve,
  },
  assign_case: {
    required: "Choose somebody",
    may_not_resolve: "They can no longer be given cases here. Choose somebody else",
    changed_meanwhile: "This case is somebody else’s since you opened the page. Reload it to see whose.",
    resolved,
    not_found: "The case, or whom you chose, is no longer there. Reload the page.",
    forbidden: mayNotResolve,
  },
  release_case: {
    changed_meanwhile: "This case is somebody else’s since you opened the page. Reload it to see whose.",
    resolved,
    not_found: gone,
    forbidden: mayNotResolve,
  },
  resolve_case: {
    may_not_comment: "Your role may not comment on cases. Leave this empty",
    resolved,
    not_found: gone,
    forbidden: mayNotResolve,
  },
  reopen_case: {
    not_resolved: "Somebody has reopened this case meanwhile. Reload the page.",
    not_found: gone,
    forbidden: mayNotResolve,
  },
  delete_case: {
    not_found: "This case is deleted already.",
    forbidden: "Only owners and administrators can delete service cases.",
  },
  set_case_mails: { changed_meanwhile: "You have changed this in another window. Reload the page." },
};
