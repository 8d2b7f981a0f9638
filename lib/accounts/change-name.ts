import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { self } from "@/lib/usecase/access/self";
import { defineCommand } from "@/lib/usecase/command";
import { changeNameInput } from "./input";

/** One's own name, which members of one's organisations see. What logs say of the past keeps the name of then. */
export const changeName = defineCommand({
  name: "change_name",
  access: self,
  input: changeNameInput,
  async run({ tx, actor, input }) {
    const { name, seen } = input;
    if (name === actor.name) return { value: { name }, event: noEvent("everything stays as it was") };
    refuseChanged(seen, { name: actor.name });
    await tx.update(users).set({ name }).where(eq(users.id, actor.userId));
    return { value: { name }, event: accountEvent("name.changed", actor.userId) };
  },
});
