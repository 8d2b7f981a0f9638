import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import type { AuditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import type { Access } from "./access";
import { proven, teamMember } from "./member";
import type { SignedInScene } from "./member-scene";

/**
 * A member to whom an owner gave it to decide about going live, while a platform admin lets the organisation
 * (product.md 6.10). To anybody else there is nothing here.
 */
export const approver: Access<"member", SignedInScene, AuditEvent, "team"> = {
  ...teamMember,
  open: (ctx, claim, asked, body) =>
    teamMember.open(ctx, claim, { ...asked, proof: null }, async (scene) => {
      const { tx, organisation, actor } = scene;
      const [held] = await tx
        .select({ mayMakeLive: members.mayMakeLive })
        .from(members)
        .where(and(eq(members.organisationId, organisation.id), eq(members.id, actor.memberId)));
      if (!organisation.mayApproveOwnGoLive || !held?.mayMakeLive) throw new Refusal("not_found");
      return body(proven(scene, asked));
    }),
};
