import { type TenantTx, withOrganisation } from "@/db/scope";
import { requireProof } from "@/lib/access/require-proof";
import type { AuditEvent } from "@/lib/audit/events";
import type { WrittenPlace } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import type { Permission } from "@/lib/permissions/table";
import type { Access, Asked } from "./access";
import { personOf } from "./acting-user";
import { type MemberScene, type SignedInScene, signedInScene, type TokenScene, tokenScene } from "./member-scene";

/** Any member, signed in; never a token, whose scopes would bound nothing here. */
export const member: Access<"member", SignedInScene, AuditEvent, "team"> = {
  name: "member",
  claim: "member",
  takes: "team",
  open: (ctx, claim, asked, body) =>
    withOrganisation(ctx.db, claim.organisationId, async (tx) => {
      // The types say so too; a token that got here all the same would be bounded by no scope.
      if (claim.kind !== "member") throw new Refusal("not_found");
      const scene = await signedInScene(tx, claim, asked);
      return body(proven(scene, asked));
    }),
  recordAs: inOwnLog,
};

/** The same in a team; a private account has none of it (product.md 1). */
export const teamMember: Access<"member", SignedInScene, AuditEvent, "team"> = {
  ...member,
  open: (ctx, claim, asked, body) =>
    member.open(ctx, claim, { ...asked, proof: null }, (scene) => body(proven(inTeamOnly(scene), asked))),
};

/** A member of a team whose role holds the permission, or their token that has it among its scopes. */
export function inTeam(permission: Permission): Access<"holder", MemberScene, AuditEvent, "team"> {
  return {
    name: "role",
    claim: "holder",
    takes: "team",
    permission,
    open: (ctx, claim, asked, body) =>
      withOrganisation(ctx.db, claim.organisationId, async (tx) => {
        const scene = await sceneOf(tx, claim, asked);
        holding(permission, inTeamOnly(scene));
        return body(proven(scene, asked));
      }),
    recordAs: inOwnLog,
  };
}

/** The same for owners only, where the table has no permission that says what it is (members' tokens, product.md 7). */
export function ownersInTeam(permission: Permission): Access<"holder", MemberScene, AuditEvent, "team"> {
  const access = inTeam(permission);
  return {
    ...access,
    ownersOnly: true,
    open: (ctx, claim, asked, body) =>
      access.open(ctx, claim, { ...asked, proof: null }, (scene) => {
        if (scene.actor.role.key !== "owner") throw new Refusal("forbidden", { reason: "owners_only" });
        return body(proven(scene, asked));
      }),
  };
}

/** Whoever presents a token, about that token. */
export const token: Access<"token", TokenScene, AuditEvent, "team"> = {
  name: "token",
  claim: "token",
  takes: "team",
  open: (ctx, claim, asked, body) =>
    withOrganisation(ctx.db, claim.organisationId, async (tx) => {
      if (claim.kind !== "token") throw new Refusal("not_found");
      return body(await tokenScene(tx, claim, asked));
    }),
  recordAs: inOwnLog,
};

function sceneOf(tx: TenantTx, claim: Parameters<Access<"holder">["open"]>[1], asked: Asked): Promise<MemberScene> {
  return claim.kind === "token" ? tokenScene(tx, claim, asked) : signedInScene(tx, claim, asked);
}

export function inTeamOnly<Scene extends MemberScene>(scene: Scene): Scene {
  if (scene.organisation.kind !== "team") throw new Refusal("not_found");
  return scene;
}

export function holding(permission: Permission, { actor }: MemberScene): void {
  if (!can(actor.permissions, permission))
    throw new Refusal("forbidden", { reason: "lacks_permission", facts: { permission } });
}

/** Asked last: nobody is asked to prove themselves for what they may not do anyway. */
export function proven<Scene extends MemberScene>(scene: Scene, { proof }: Asked): Scene {
  if (proof) requireProof(scene.actor, proof);
  return scene;
}

export function inOwnLog({ organisation, actor }: MemberScene): WrittenPlace {
  const person = personOf(actor);
  const by = actor.token
    ? ({ kind: "token", id: actor.userId, tokenId: actor.token.id, person } as const)
    : ({ kind: "member", id: actor.userId, person } as const);
  return { organisationId: organisation.id, by };
}
