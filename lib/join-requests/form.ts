import { formOf } from "@/lib/kernel/form-fields";
import { readBoxes } from "@/lib/project-team/form";
import { askToJoinInput, decideJoinRequestInput } from "./input";

const prefix = "ask:";

/** A box for each manager. Forms refuse a field that is given twice, so each has a field of its own. */
export const askBox = (userId: string) => `${prefix}${userId}`;

export const askToJoinForm = formOf(askToJoinInput, (fields) => {
  const ticked = Object.keys(fields).filter((name) => name.startsWith(prefix) && fields[name] === "on");
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !ticked.includes(name)));
  return { ...rest, people: ticked.map((name) => name.slice(prefix.length)) };
});

export const decideJoinRequestForm = formOf(decideJoinRequestInput, readBoxes);
