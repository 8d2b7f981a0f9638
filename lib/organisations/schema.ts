import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { slugField } from "@/lib/kernel/slug";
import { roleKeys } from "@/lib/permissions/table";
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
  defaultRole: z.enum(roleKeys, { error: "Choose a role" }),
  approvedDomains: domainsField,
});

export const createOrganisationInput = z.strictObject({
  name: nameFieldFor("an organisation name"),
  slug: slugField,
});
