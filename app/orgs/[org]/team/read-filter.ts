import type { TeamFilter } from "@/components/team/team-filter";
import { listMembersInput } from "@/lib/members/input";

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What a team page's URL asks for; anything given twice or not at all, or that means nothing, is left out. */
export function readFilter(asked: Asked) {
  const one = (name: string, as = name) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? { [as]: value } : {};
  };
  const input = listMembersInput.parse({
    ...one("search"),
    ...one("role"),
    ...one("two-factor", "twoFactor"),
    ...one("sort"),
    ...one("after"),
    ...one("before"),
    ...one("from"),
  });
  const { search, role, twoFactor, sort } = input;
  const filter: TeamFilter = {
    ...(search ? { search } : {}),
    ...(role ? { role } : {}),
    ...(twoFactor ? { "two-factor": twoFactor } : {}),
    ...(sort ? { sort } : {}),
  };
  return {
    /** As the address and the form name it. */
    filter,
    /** As the query names it. */
    input,
    /** What the page before has done. */
    note: typeof asked.note === "string" ? asked.note : "",
  };
}
