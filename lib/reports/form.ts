import { formOf, readNumber, readTick } from "@/lib/kernel/form-fields";
import { finishInput, subscribeInput } from "./input";

export const subscribeForm = formOf(subscribeInput, ({ receives, ...rest }) => ({
  ...rest,
  receives: readTick(receives),
}));

export const finishForm = formOf(finishInput, ({ notSeen, ...rest }) => ({ ...rest, notSeen: readNumber(notSeen) }));
