import { formOf, readAnswer } from "@/lib/kernel/form-fields";
import { confirmMobileInput } from "./input";

export const confirmMobileForm = formOf(confirmMobileInput, ({ asMethod, ...rest }) => ({
  ...rest,
  asMethod: readAnswer(asMethod),
}));
