import { z } from "zod";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";
import { seatsField } from "@/lib/organisations/input";

/** From a URL, so what does not fit is left out rather than refused: a list is shown all the same. */
const searchInput = z.strictObject({
  search: searchField,
  after: z.string().max(1000).optional().catch(undefined),
});

export const findUsersInput = searchInput;

export const findOrganisationsInput = searchInput;

export const organisationInput = z.strictObject({ organisation: z.string().max(64) });

export const setSeatLimitInput = z.strictObject({
  organisation: z.string().max(64),
  seats: seatsField.min(1, "Enter a number from 1 to 100,000").max(100_000, "Enter a number from 1 to 100,000"),
  seen: seenField,
});

/** Whom a platform admin looks at or changes. */
export const personInput = z.strictObject({ personId: z.string().max(64) });

export const grantLinkInput = z.strictObject({ token: z.string().max(128) });
