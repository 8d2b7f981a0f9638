import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { type PlacedEvent, placed } from "@/lib/audit/placed-event";
import { builtInRoleId } from "@/lib/permissions/role";
import type { Context } from "@/lib/usecase/context";

/** The private account that everybody gets with their account: one member, a slug that says nothing and stays. Answers its first event. */
export async function createPersonalOrganisation(
  tx: SystemTx,
  ctx: Context,
  person: { userId: string; name: string; email: string },
): Promise<PlacedEvent> {
  const id = ctx.ids.create("org");
  // The random half of the id: unique, and not a name that a team could want.
  const slug = `personal-${id.slice(-16)}`;
  await tx.insert(organisations).values({
    id,
    kind: "personal",
    name: person.name,
    slug,
    seatLimit: 1,
    createdBy: person.userId,
  });
  await tx.insert(members).values({
    id: ctx.ids.create("mem"),
    organisationId: id,
    userId: person.userId,
    roleId: builtInRoleId("owner"),
  });
  const beside = { id: person.userId, name: person.name, email: person.email };
  // The name is the person's own, so the hashed body does not hold it (AU-04).
  const event = auditEvent("organisation.created", id, { kind: "personal", name: "Private account", slug });
  return placed(event, id, { kind: "user", id: person.userId, person: beside });
}
