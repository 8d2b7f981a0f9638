type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What a team page's URL asks for; anything given twice or not at all is left out. */
export function readFilter(asked: Asked) {
  const one = (name: string, as = name) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? { [as]: value } : {};
  };
  const common = { ...one("search"), ...one("role"), ...one("sort") };
  return {
    /** As the address and the form name it. */
    filter: { ...common, ...one("two-factor") },
    /** As the query names it. */
    input: { ...common, ...one("two-factor", "twoFactor") },
    membersAfter: one("members", "after"),
    invitationsAfter: one("invitations", "after"),
    /** This page follows a removal on the member's own. */
    wasRemoved: asked.note === "removed",
  };
}
