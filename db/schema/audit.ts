import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { organisations } from "./organisations";
import { systemPolicy, tenantPolicy } from "./policies";

/**
 * An organisation's append-only log. `body` is canonical JSON and holds ids and values that are not personal; the other
 * columns are computed from it, so that they cannot tell another story. `hash` covers the previous hash, seq, time,
 * organisation and body (AU-03). Written by `append_audit_event()` only.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisations.id),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: moment("at").notNull(),
    body: text("body").notNull(),
    id: text("id").notNull().generatedAlwaysAs(sql`(body::jsonb)->>'id'`),
    action: text("action").notNull().generatedAlwaysAs(sql`(body::jsonb)->>'action'`),
    actorId: text("actor_id").generatedAlwaysAs(sql`(body::jsonb)->'actor'->>'id'`),
    targetId: text("target_id").generatedAlwaysAs(sql`(body::jsonb)->>'target'`),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.seq] }),
    index("audit_events_at").on(table.organisationId, table.at, table.seq),
    index("audit_events_actor").on(table.organisationId, table.actorId, table.seq),
    index("audit_events_action").on(table.organisationId, table.action, table.seq),
    // With the action, so that the latest change of somebody's role is looked up and not searched for.
    index("audit_events_target").on(table.organisationId, table.targetId, table.action, table.seq),
    tenantPolicy("audit_events"),
    systemPolicy("audit_events"),
  ],
);

/** Names, addresses and IPs beside the hashed bodies, so that a person can be erased and the chain still verifies (AU-04). */
export const auditPeople = pgTable(
  "audit_people",
  {
    organisationId: text("organisation_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    part: text("part", { enum: ["actor", "target"] }).notNull(),
    personId: text("person_id"),
    name: text("name"),
    email: text("email"),
    ip: text("ip"),
    browser: text("browser"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.seq, table.part] }),
    foreignKey({
      name: "audit_people_event",
      columns: [table.organisationId, table.seq],
      foreignColumns: [auditEvents.organisationId, auditEvents.seq],
    }),
    // In the order of the log, so that the latest entries about somebody are read from its end.
    index("audit_people_person").on(table.personId, table.organisationId, table.seq),
    // An erased person is also found by the address that an invitation's entries know them by.
    index("audit_people_email").on(sql`lower(email)`).where(sql`email is not null`),
    tenantPolicy("audit_people"),
    systemPolicy("audit_people"),
  ],
);
