import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { slugField } from "@/lib/kernel/slug";
import { roleField } from "@/lib/roles/input";
import { readDomains } from "./approved-domains";

const timeZones = new Set(Intl.supportedValuesOf("timeZone").concat("UTC"));

export const domainsField = z.string().transform((text, context): string[] => {
  const read = readDomains(text);
  if ("domains" in read) return read.domains;
  const message =
    "wrong" in read ? `${read.wrong} is not a domain, like example.com` : `List at most ${read.tooMany} domains`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

export const editOrganisationInput = z.strictObject({
  name: nameFieldFor("an organisation name"),
  slug: slugField,
  timeZone: z.string().refine((zone) => timeZones.has(zone), "Choose a time zone from the list"),
  defaultRole: roleField,
  approvedDomains: domainsField,
});

/** A day as a date field posts it, empty or not. */
const optionalDay = z.string().transform((text, context): string | null => {
  if (text.trim() === "") return null;
  if (z.iso.date().safeParse(text).success) return text;
  context.addIssue({ code: "custom", message: "Enter a day, like 2026-12-01" });
  return z.NEVER;
});

export const setTwoFactorPolicyInput = z.strictObject({
  isRequired: z.enum(["yes", "no"], { error: "Choose whether it is required" }).transform((answer) => answer === "yes"),
  /** The first day on which it is required, in the organisation's time zone; null: at once. */
  startsOn: optionalDay.optional().transform((day) => day ?? null),
  /** Ticked: a text-message code satisfies it. */
  textMessagesCount: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});

export const createOrganisationInput = z.strictObject({
  name: nameFieldFor("an organisation name"),
  slug: slugField,
});

export const deleteOrganisationInput = z.strictObject({
  /** The organisation's name, typed. */
  confirmation: z.string().max(256),
});

/** As a form posts a number. */
export const seatsField = z
  .string()
  .trim()
  .regex(/^\d{1,6}$/, "Enter a number, like 40")
  .transform(Number);

export const askForSeatsInput = z.strictObject({
  seats: seatsField.refine((seats) => seats <= 100_000, "Enter at most 100,000"),
});
