import { formOf, readOptional, readTick } from "@/lib/kernel/form-fields";
import { createCaseInput, resolveCaseInput, setCaseMailsInput } from "./input";

export const createCaseForm = formOf(createCaseInput, ({ isMine, ...rest }) => ({ ...rest, isMine: readTick(isMine) }));

export const resolveCaseForm = formOf(resolveCaseInput, ({ comment, ...rest }) => ({
  ...rest,
  comment: readOptional(comment ?? ""),
}));

export const setCaseMailsForm = formOf(setCaseMailsInput, ({ receives, ...rest }) => ({
  ...rest,
  receives: readTick(receives),
}));
