type Search = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks of a list: what is searched for, and where the page begins. */
export function readAsked({ search, after }: Search) {
  return {
    ...(typeof search === "string" ? { search } : {}),
    ...(typeof after === "string" && after.length <= 1000 ? { after } : {}),
  };
}
