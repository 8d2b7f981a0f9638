import { defineForEach } from "@/lib/usecase/for-each";
import { seenOf, setSeveralEndDatesInput } from "./input";
import { setEndDate } from "./set-end-date";

/** One last day for all, or none. */
export const setSeveralEndDates = defineForEach({
  name: "set_several_end_dates",
  command: setEndDate,
  input: setSeveralEndDatesInput,
  idsOf: ({ people }) => people.map(({ id }) => id),
  inputOf: ({ id: memberId, input }) => ({ memberId, endsOn: input.endsOn, seen: seenOf(input.people, memberId) }),
});
