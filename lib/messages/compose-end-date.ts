import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { PropsOf } from "@/emails/index";
import { type Composer, spellOutDay } from "./composing";

/** To the member, and to whoever is an owner when the mail leaves. Moved to another day, it is announced anew. */
export const composeMembershipEnds: Composer<"membership_ends", PropsOf<"membership_ends">> = async (
  tx,
  ids,
  { appUrl },
) => {
  const person = alias(users, "person");
  const [ending] = await tx
    .select({
      userId: members.userId,
      personName: person.name,
      endsAt: members.endsAt,
      isOver: sql<boolean>`${members.endsAt} <= now()`,
      organisationName: organisations.name,
      slug: organisations.slug,
      timeZone: organisations.timeZone,
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(person, eq(person.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(
      and(
        eq(members.organisationId, ids.organisationId),
        eq(members.id, ids.memberId),
        sql`${roles.key} is distinct from 'owner'`,
      ),
    );
  if (!ending?.endsAt || ending.isOver || ending.endsAt.toISOString() !== ids.from) return null;
  const isOwn = ending.userId === ids.userId;
  const [to] = await tx
    .select({ name: users.name, address: users.emailCanonical })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(
      and(
        eq(members.organisationId, ids.organisationId),
        eq(members.userId, ids.userId),
        isOwn ? undefined : eq(roles.key, "owner"),
      ),
    );
  if (!to) return null;
  const { organisationName, personName, slug, timeZone } = ending;
  // The day before the moment at which it is over.
  const day = spellOutDay(new Date(ending.endsAt.getTime() - 1000), timeZone);
  return {
    to,
    props: {
      name: to.name,
      personName,
      isOwn,
      organisationName,
      day,
      openUrl: `${appUrl}/orgs/${slug}${isOwn ? "" : "/team"}`,
    },
  };
};
