import { and, eq } from "drizzle-orm";
import { securityKeys } from "@/db/schema/two-factor";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
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
    const { keyId, name, seen } = input;
    const mine = and(eq(securityKeys.id, keyId), eq(securityKeys.userId, userId));
    const [key] = await tx.select({ name: securityKeys.name }).from(securityKeys).where(mine).for("update");
    if (!key) throw new Refusal("not_found");
    if (key.name === name) return { value: null, event: noEvent("it is called this already") };
    refuseChanged(seen, { name: key.name });
    await tx.update(securityKeys).set({ name }).where(mine);
    return { value: null, event: accountEvent("two_factor.key_renamed", userId, { key: name }) };
  },
});
