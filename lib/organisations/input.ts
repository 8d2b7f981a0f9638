import { z } from "zod";
import { dayField } from "@/lib/kernel/day-field";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { seenField } from "@/lib/kernel/seen-field";
import { slugField } from "@/lib/kernel/slug";
import { readTimeZone } from "@/lib/kernel/time-zones";
import { isRoleKey } from "@/lib/permissions/table";
import { roleField } from "@/lib/roles/input";
import { readDomains } from "./approved-domains";

/** A zone or its city, as typed or chosen -> today's name. */
const timeZoneField = z.string().transform((text, context): string => {
  const zone = readTimeZone(text);
  if (zone !== null) return zone;
  context.addIssue({ code: "custom", message: "Choose a time zone from the list" });
  return z.NEVER;
});

/** Domains as people write them -> in their canonical form, once each. */
export const domainsField = z.array(z.string()).transform((given, context): string[] => {
  const read = readDomains(given);
  if ("domains" in read) return read.domains;
  const message =
    "wrong" in read ? `${read.wrong} is not a domain, like example.com` : `List at most ${read.tooMany} domains`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

export const editOrganisationInput = z.strictObject({
  name: nameFieldFor("an organisation name"),
  slug: slugField,
  timeZone: timeZoneField,
  defaultRole: roleField,
  approvedDomains: domainsField,
  /** Whether a project's manager may bring somebody new into the organisation (product.md 4.3). */
  projectManagersMayInvite: z.boolean().default(true),
  /** Whether every member sees what projects there are, and may ask to join one (product.md 6.9). */
  membersMayAskToJoin: z.boolean().default(false),
  seen: seenField,
});

export const setTwoFactorPolicyInput = z.strictObject({
  isRequired: z.boolean("Choose whether it is required"),
  /** The first day on which it is required, in the organisation's time zone; null: at once. */
  startsOn: dayField.nullable().default(null),
  /** A text-message code satisfies it. */
  textMessagesCount: z.boolean().default(false),
  seen: seenField,
});

export const createOrganisationInput = z.strictObject({
  name: nameFieldFor("an organisation name"),
  slug: slugField,
  timeZone: timeZoneField.default("Europe/London"),
  /** One that comes with Rollcall: there are no others yet. */
  defaultRole: roleField.refine(isRoleKey, "choose_role").default("technician"),
});

export const deleteOrganisationInput = z.strictObject({
  /** The organisation's name, typed. */
  confirmation: z.string().max(256),
});

export const seatsField = z.number("Enter a number, like 40").int("Enter a number, like 40");

export const askForSeatsInput = z.strictObject({
  seats: seatsField.min(0, "Enter a number, like 40").max(100_000, "Enter at most 100,000"),
});
