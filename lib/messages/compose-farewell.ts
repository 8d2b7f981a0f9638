import { eq } from "drizzle-orm";
import { farewells } from "@/db/schema/farewells";
import type { PropsOf } from "@/emails/index";
import { type Composer, spellOut } from "./composing";

export const composeAccountDeleted: Composer<"account_deleted", PropsOf<"account_deleted">> = async (
  tx,
  ids,
  { supportEmail },
) => {
  const [row] = await tx.select().from(farewells).where(eq(farewells.id, ids.farewellId));
  if (!row) return null;
  const { name, address, createdAt } = row;
  return {
    to: { name, address },
    props: { name, at: spellOut(createdAt), supportEmail },
    // The last that we knew of them.
    async afterwards(later) {
      await later.delete(farewells).where(eq(farewells.id, ids.farewellId));
    },
  };
};
