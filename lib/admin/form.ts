import { formOf, readNumber } from "@/lib/kernel/form-fields";
import { setSeatLimitInput } from "./input";

export const setSeatLimitForm = formOf(setSeatLimitInput, ({ seats, ...rest }) => ({
  ...rest,
  seats: readNumber(seats),
}));
