import { type Fields, formOf, readNumber, readOptional } from "@/lib/kernel/form-fields";
import { createTemplateInput, editTemplateInput, moveTemplateInput, restoreVersionInput } from "./input";

const readSubject = ({ subject, ...rest }: Fields): Fields => ({ ...rest, subject: readOptional(subject ?? "") });
const readPlace = ({ folderId, ...rest }: Fields): Fields => ({ ...rest, folderId: readOptional(folderId) });

/** What was typed before another channel was chosen is posted too; it counts for nothing, and nothing in it is refused. */
const readSubjectOfEmail = ({ subject, ...rest }: Fields): Fields =>
  readSubject({ ...rest, subject: rest.channel === "email" ? subject : "" });

export const createTemplateForm = formOf(createTemplateInput, (fields) => readSubjectOfEmail(readPlace(fields)));
export const editTemplateForm = formOf(editTemplateInput, readSubject);
export const moveTemplateForm = formOf(moveTemplateInput, readPlace);
export const restoreVersionForm = formOf(restoreVersionInput, ({ version, ...rest }) => ({
  ...rest,
  version: readNumber(version),
}));
