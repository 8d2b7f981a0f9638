import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { type Permission, permissions } from "@/lib/permissions/table";

/** Days until a token expires; a token without an end is not to be had (AP-03). */
export const lifetimes = ["7", "30", "90", "180", "365"] as const;
export const usualLifetime = "90";

/** The name of a permission's box. Forms refuse a field that is given twice, so each has a field of its own. */
export const scopeFieldOf = (permission: Permission) => `scope:${permission}`;

const scopeFields = Object.fromEntries(
  permissions.map(({ key }) => [scopeFieldOf(key), z.literal("on", "Check this answer").optional()]),
);

export const createTokenInput = z
  .strictObject({
    name: nameFieldFor("a name for the token"),
    expires: z.enum(lifetimes, "Choose when it expires"),
    ...scopeFields,
  })
  .transform((given, context): { name: string; days: number; scopes: Permission[] } => {
    const chosen = given as Readonly<Record<string, unknown>>;
    const scopes = permissions.map(({ key }) => key).filter((key) => chosen[scopeFieldOf(key)] === "on");
    if (scopes.length === 0)
      context.addIssue({ code: "custom", path: ["scopes"], message: "Choose at least one permission" });
    return { name: given.name, days: Number(given.expires), scopes };
  });

export const tokenInput = z.strictObject({ tokenId: z.string().max(64) });
