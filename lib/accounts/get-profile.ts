import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** What a person sees of their own account. */
export const getProfile = defineQuery({
  name: "get_profile",
  access: self,
  input: nothing,
  async run({ tx, actor }) {
    const [row] = await tx
      .select({ name: users.name, email: users.email, mobile: users.mobile, createdAt: users.createdAt })
      .from(users)
      .where(eq(users.id, actor.userId));
    if (!row) throw new Refusal("not_found");
    return { ...row, seen: fingerprint({ name: row.name }), createdAt: row.createdAt.toISOString() };
  },
});
