import { and, eq } from "drizzle-orm";
import { securityKeys } from "@/db/schema/two-factor";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { renameKeyInput } from "./input";

/** Gives one of one's own security keys another name. */
export const renameKey = defineCommand({
  name: "rename_key",
  access: account,
  proof: "for_factors",
  input: renameKeyInput,
  async run({ tx, actor, input }) {
    const { userId } = actor;
    const { keyId, name } = input;
    const [renamed] = await tx
      .update(securityKeys)
      .set({ name })
      .where(and(eq(securityKeys.id, keyId), eq(securityKeys.userId, userId)))
      .returning({ id: securityKeys.id });
    if (!renamed) throw new Refusal("not_found");
    return { value: null, event: accountEvent("two_factor.key_renamed", userId, { key: name }) };
  },
});
