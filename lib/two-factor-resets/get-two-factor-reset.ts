import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { twoFactorResets } from "@/db/schema/platform";
import { users } from "@/db/schema/users";
import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { findReset } from "./find-reset";
import { resetInput } from "./input";

/** One request, with everything that a platform admin judges it by. */
export const getTwoFactorReset = defineQuery({
  name: "get_two_factor_reset",
  access: platform,
  input: resetInput,
  async run({ tx, actor, input }) {
    const which = eq(twoFactorResets.id, input.resetId);
    const found = await findReset(tx, which);
    if (!found) throw new Refusal("not_found");
    const [asker, verifier] = [alias(users, "asker"), alias(users, "verifier")];
    const [names] = await tx
      .select({ asker: asker.name, askerEmail: asker.email, verifier: verifier.name })
      .from(twoFactorResets)
      .leftJoin(asker, eq(asker.id, twoFactorResets.requestedBy))
      .leftJoin(verifier, eq(verifier.id, twoFactorResets.verifiedBy))
      .where(which);
    const { reset, person, organisationName, organisationKind } = found;
    return {
      id: reset.id,
      state: reset.state,
      person,
      organisationName: organisationKind === "team" ? organisationName : null,
      askedBy: names?.asker ? `${names.asker} (${names.askerEmail})` : null,
      reason: reset.reason,
      createdAt: reset.createdAt.toISOString(),
      verifiedBy: names?.verifier ?? null,
      verification: reset.verification,
      dueAt: reset.dueAt?.toISOString() ?? null,
      isAboutYou: person.id === actor.userId,
      youVerified: reset.verifiedBy === actor.userId,
    };
  },
});

export type ResetDetails = Awaited<ReturnType<typeof getTwoFactorReset>>;
