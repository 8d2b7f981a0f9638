import { formOf, readAnswer, readList, readNumber, readOptional, readTick } from "@/lib/kernel/form-fields";
import { askForSeatsInput, editOrganisationInput, setTwoFactorPolicyInput } from "./input";

/** Domains are pasted from anywhere: separated by lines, spaces, commas or semicolons. */
export const editOrganisationForm = formOf(
  editOrganisationInput,
  ({ approvedDomains, projectManagersMayInvite, membersMayAskToJoin, ...rest }) => ({
    ...rest,
    projectManagersMayInvite: readTick(projectManagersMayInvite),
    membersMayAskToJoin: readTick(membersMayAskToJoin),
    approvedDomains: readList(approvedDomains, /[\s,;]+/),
  }),
);

export const setTwoFactorPolicyForm = formOf(
  setTwoFactorPolicyInput,
  ({ isRequired, startsOn, textMessagesCount, ...rest }) => ({
    ...rest,
    isRequired: readAnswer(isRequired),
    startsOn: readOptional(startsOn),
    textMessagesCount: readTick(textMessagesCount),
  }),
);

export const askForSeatsForm = formOf(askForSeatsInput, ({ seats, ...rest }) => ({
  ...rest,
  seats: readNumber(seats),
}));
