import { formOf, readAnswer } from "@/lib/kernel/form-fields";
import { askPasswordResetInput } from "./input";

export const askPasswordResetForm = formOf(askPasswordResetInput, ({ again, ...rest }) => ({
  ...rest,
  again: readAnswer(again),
}));
