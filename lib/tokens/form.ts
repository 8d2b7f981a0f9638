import { formOf, readNumber } from "@/lib/kernel/form-fields";
import { takeBoxes } from "@/lib/permissions/boxes";
import { permissions } from "@/lib/permissions/table";
import { createTokenInput } from "./input";

const keys = permissions.map(({ key }) => key);

export const createTokenForm = formOf(createTokenInput, ({ days, ...fields }) => {
  const { ticked, rest } = takeBoxes(fields, keys);
  return { ...rest, days: readNumber(days), scopes: ticked };
});
