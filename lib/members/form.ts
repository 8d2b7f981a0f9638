import { readChosen } from "@/lib/kernel/chosen";
import { type Fields, formOf, readOptional } from "@/lib/kernel/form-fields";
import {
  changeSeveralRolesInput,
  removeSeveralMembersInput,
  setEndDateInput,
  setSeveralEndDatesInput,
  severalMembersInput,
} from "./input";

export const setEndDateForm = formOf(setEndDateInput, ({ endsOn, ...rest }) => ({
  ...rest,
  endsOn: readOptional(endsOn),
}));

const readPeople = ({ people, ...rest }: Fields): Fields => ({ ...rest, people: readChosen(people) });

export const severalMembersForm = formOf(severalMembersInput, readPeople);

export const changeSeveralRolesForm = formOf(changeSeveralRolesInput, readPeople);

export const removeSeveralMembersForm = formOf(removeSeveralMembersInput, readPeople);

export const setSeveralEndDatesForm = formOf(setSeveralEndDatesInput, ({ endsOn, ...rest }) => ({
  ...readPeople(rest),
  endsOn: readOptional(endsOn),
}));
