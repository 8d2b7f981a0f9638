import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx } from "@/db/scope";
import { builtInRoleId } from "@/lib/permissions/role";

export type MayAsk =
  /** Nobody else can: where the request will stand. */
  | { readonly by: "platform_admin"; readonly organisationId: string; readonly memberId: string }
  /** The owners of this organisation can, and they know the person. */
  | { readonly by: "owner"; readonly organisationName: string };

/**
 * A platform admin opens a request only for those whom no owner can speak for: the sole owner of a team, and whoever is in
 * no team at all (product.md 4.16).
 */
export async function whoMayAsk(tx: SystemTx, userId: string): Promise<MayAsk | null> {
  const owner = builtInRoleId("owner");
  const rows = await tx
    .select({
      organisationId: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      memberId: members.id,
      isSoleOwner: sql<boolean>`${members.roleId} = ${owner} and not exists (select 1 from members other
        where other.organisation_id = ${organisations.id} and other.role_id = ${owner} and other.user_id <> ${userId})`,
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .where(eq(members.userId, userId))
    .orderBy(asc(organisations.id));
  const teams = rows.filter(({ kind }) => kind === "team");
  const place = teams.find(({ isSoleOwner }) => isSoleOwner) ?? (teams.length === 0 ? rows[0] : undefined);
  if (place) return { by: "platform_admin", organisationId: place.organisationId, memberId: place.memberId };
  return teams[0] ? { by: "owner", organisationName: teams[0].name } : null;
}

/** The owners who are told of a reset in their organisation; its person is told otherwise. */
export async function ownersToTell(tx: SystemTx, organisationId: string, userId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.roleId, builtInRoleId("owner")),
        ne(members.userId, userId),
      ),
    );
  return rows.map((row) => row.userId);
}
