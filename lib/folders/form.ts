import { type Fields, formOf, readList, readOptional } from "@/lib/kernel/form-fields";
import { createFolderInput, moveFolderInput, setFolderPeopleInput } from "./input";

const readPlace = ({ parentId, ...rest }: Fields): Fields => ({ ...rest, parentId: readOptional(parentId) });

export const createFolderForm = formOf(createFolderInput, readPlace);
export const moveFolderForm = formOf(moveFolderInput, readPlace);

/** Forms refuse a field that is given twice, so each person's box has a field of its own. */
export const personBox = (placeId: string) => `person:${placeId}`;

export const setFolderPeopleForm = formOf(setFolderPeopleInput, ({ shown, ...fields }) => {
  const listed = readList(shown, /,/);
  const names = Array.isArray(listed) ? listed.map(String) : [];
  const ticked = names.filter((each) => fields[personBox(each)] === "on");
  const taken = new Set(ticked.map(personBox));
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.has(name)));
  return { ...rest, shown: listed, ticked };
});
