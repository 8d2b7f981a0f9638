import { defineForEach } from "@/lib/usecase/for-each";
import { severalMembersInput } from "./input";
import { remindTwoFactor } from "./remind-two-factor";

export const remindSeveralOfTwoFactor = defineForEach({
  name: "remind_several_of_two_factor",
  command: remindTwoFactor,
  input: severalMembersInput,
  idsOf: ({ people }) => people.map(({ id }) => id),
  inputOf: ({ id: memberId }) => ({ memberId }),
});
