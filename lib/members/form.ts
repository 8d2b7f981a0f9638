import { formOf, readOptional } from "@/lib/kernel/form-fields";
import { setEndDateInput } from "./input";

export const setEndDateForm = formOf(setEndDateInput, ({ endsOn, ...rest }) => ({
  ...rest,
  endsOn: readOptional(endsOn),
}));
