type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What a team page's URL asks for; anything given twice or not at all is left out. */
export function readFilter(asked: Asked) {
  const one = (name: string, as = name) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? { [as]: value } : {};
  };
  return {
    filter: { ...one("search"), ...one("role"), ...one("sort") },
    membersAfter: one("members", "after"),
    invitationsAfter: one("invitations", "after"),
  };
}
