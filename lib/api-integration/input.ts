import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { keyScopeKeys } from "@/lib/permissions/key-scopes";
import { lifetimes } from "@/lib/tokens/input";

export const createProjectKeyInput = z.strictObject({
  name: nameFieldFor("a name for the key"),
  /** Until it expires; a key without an end is not to be had (AP-03). */
  days: z.literal(lifetimes, "Choose when it expires"),
  /** What it may ask, in the order of the table. */
  scopes: z
    .array(z.enum(keyScopeKeys, "Check this answer"))
    .min(1, "Choose at least one thing that it may do")
    .transform((given) => keyScopeKeys.filter((key) => given.includes(key))),
});

export const projectKeyInput = z.strictObject({ keyId: z.string().max(64) });
