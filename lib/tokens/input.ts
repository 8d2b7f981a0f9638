import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { boxesFor, tickedIn } from "@/lib/permissions/boxes";
import { type Permission, permissions } from "@/lib/permissions/table";

/** Days until a token expires; a token without an end is not to be had (AP-03). */
export const lifetimes = ["7", "30", "90", "180", "365"] as const;
export const usualLifetime = "90";

export const createTokenInput = z
  .strictObject({
    name: nameFieldFor("a name for the token"),
    expires: z.enum(lifetimes, "Choose when it expires"),
    ...boxesFor(permissions.map(({ key }) => key)),
  })
  .transform((given, context): { name: string; days: number; scopes: Permission[] } => {
    const scopes = tickedIn(given);
    if (scopes.length === 0)
      context.addIssue({ code: "custom", path: ["scopes"], message: "Choose at least one permission" });
    return { name: given.name, days: Number(given.expires), scopes };
  });

export const tokenInput = z.strictObject({ tokenId: z.string().max(64) });
