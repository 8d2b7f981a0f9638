import { z } from "zod";
import { givenPasswordField } from "@/lib/accounts/input";

const proposalId = z.string().max(64);

/** The second steps that a project's manager may have in mind for somebody, as GOV.UK Notify has them. */
export const proposableMethods = ["email_auth", "sms_auth"] as const;
export type ProposableMethod = (typeof proposableMethods)[number];

export const proposableMethodField = z.enum(proposableMethods, "Choose a way to sign in");

export const proposalInput = z.strictObject({ proposalId });

/** `password`: asked for an address, as whenever somebody changes theirs. */
export const confirmProposalInput = z.strictObject({ proposalId, password: givenPasswordField.optional() });
