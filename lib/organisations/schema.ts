import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { slugField } from "@/lib/kernel/slug";

export const createOrganisationInput = z.strictObject({
  name: nameFieldFor("an organisation name"),
  slug: slugField,
});
