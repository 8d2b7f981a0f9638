import { type ProposableMethod, proposableMethods } from "./input";

export type ProposalKind = "sign_in_method" | "email" | "mobile";

/** What would change, in the middle of a sentence. */
export const kindLabels: Readonly<Record<ProposalKind, string>> = {
  sign_in_method: "sign-in method",
  email: "email address",
  mobile: "mobile number",
};

export const proposableMethodLabels: Readonly<Record<ProposableMethod, string>> = {
  email_auth: "Email link",
  sms_auth: "Text message",
};

/** What can be proposed here: text messages only where some are sent. */
export const methodsWith = (textsAreOn: boolean): readonly ProposableMethod[] =>
  proposableMethods.filter((method) => textsAreOn || method !== "sms_auth");
