type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What the address of a member's page asks for; anything given twice or not at all is left out. */
export function readAsked(asked: Asked): {
  projects: { after?: string };
  why: { permission?: string; project?: string; find?: string };
} {
  const one = (name: string) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const [after, permission, project, find] = [one("projects"), one("permission"), one("project"), one("find")];
  return {
    projects: after === undefined ? {} : { after },
    why: {
      ...(permission === undefined ? {} : { permission }),
      ...(project === undefined ? {} : { project }),
      ...(find === undefined ? {} : { find }),
    },
  };
}
