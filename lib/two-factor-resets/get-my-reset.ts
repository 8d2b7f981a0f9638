import { account } from "@/lib/usecase/access/account";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { findOpenReset } from "./find-open-reset";

/** The open request about oneself, for the security page; null when there is none. */
export const getMyReset = defineQuery({
  name: "get_my_reset",
  access: account,
  input: nothing,
  run: ({ tx, actor }) => findOpenReset(tx, actor.userId),
});
