import { formOf, readNumber } from "@/lib/kernel/form-fields";
import { keyScopeKeys, scopeBox } from "@/lib/permissions/key-scopes";
import { createProjectKeyInput, setGuestListInput } from "./input";

/** What is ticked; a box that holds something else stays a field that nobody expects. */
export const createProjectKeyForm = formOf(createProjectKeyInput, ({ days, ...fields }) => {
  const scopes = keyScopeKeys.filter((key) => fields[scopeBox(key)] === "on");
  const taken = new Set(scopes.map(scopeBox));
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.has(name)));
  return { ...rest, days: readNumber(days), scopes };
});

/** Empty lines stay, so that a line is named by the number that whoever typed it counts. */
const readLines = (given: unknown) => (typeof given === "string" ? given.split(/\r\n|\r|\n/) : given);

export const setGuestListForm = formOf(setGuestListInput, ({ emails, mobiles, ...rest }) => ({
  ...rest,
  emails: readLines(emails),
  mobiles: readLines(mobiles),
}));
