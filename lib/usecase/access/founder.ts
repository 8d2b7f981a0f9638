import { type TenantTx, withOrganisation } from "@/db/scope";
import type { AuditEvent } from "@/lib/audit/events";
import type { Access } from "./access";
import { type ActingUser, actingUser, personOf } from "./acting-user";

export interface FounderScene {
  readonly tx: TenantTx;
  readonly organisationId: string;
  readonly actor: ActingUser;
}

/** A signed-in person, in the organisation that the command is about to create. */
export const founder: Access<"user", FounderScene, AuditEvent, "nothing"> = {
  name: "founder",
  claim: "user",
  takes: "nothing",
  open(ctx, claim, asked, body) {
    const organisationId = ctx.ids.create("org");
    return withOrganisation(ctx.db, organisationId, async (tx) =>
      body({ tx, organisationId, actor: await actingUser(tx, claim, asked) }),
    );
  },
  recordAs: ({ organisationId, actor }) => ({
    organisationId,
    by: { kind: "user", id: actor.userId, person: personOf(actor) },
  }),
};
