import { formOf, readTick } from "@/lib/kernel/form-fields";
import { subscribeInput } from "./input";

export const subscribeForm = formOf(subscribeInput, ({ receives, ...rest }) => ({
  ...rest,
  receives: readTick(receives),
}));
