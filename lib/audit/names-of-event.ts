import { and, eq } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { auditEvents } from "@/db/schema/audit";

/** The row of names that stands beside an event. `people`: the table, or an alias where both parts are joined. */
export function namesOfEvent(people: Record<"organisationId" | "seq" | "part", AnyPgColumn>, part: "actor" | "target") {
  return and(
    eq(people.organisationId, auditEvents.organisationId),
    eq(people.seq, auditEvents.seq),
    eq(people.part, part),
  );
}
