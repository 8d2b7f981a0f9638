import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { permissions } from "@/lib/permissions/table";

/** Days until a token expires; a token without an end is not to be had (AP-03). */
export const lifetimes = [7, 30, 90, 180, 365] as const;
export const usualLifetime = 90;

const keys = permissions.map(({ key }) => key);

export const createTokenInput = z.strictObject({
  name: nameFieldFor("a name for the token"),
  days: z.literal(lifetimes, "Choose when it expires"),
  /** What it may do, in the order of the table. */
  scopes: z
    .array(z.enum(keys, "Check this answer"))
    .min(1, "Choose at least one permission")
    .transform((given) => keys.filter((key) => given.includes(key))),
});

export const tokenInput = z.strictObject({ tokenId: z.string().max(64) });
