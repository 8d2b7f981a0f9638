import { type SQL, sql } from "drizzle-orm";
import { pgPolicy } from "drizzle-orm/pg-core";
import { systemRole, tenantRole, userRole } from "./database-roles";

/** The tenant and the person of the running transaction; NULL when none is set, so that a comparison is never true. */
export const currentOrganisation = sql`nullif(current_setting('app.organisation_id', true), '')`;
export const currentUser = sql`nullif(current_setting('app.user_id', true), '')`;

/** Rows of the tenant that the transaction is in, for reading and for writing. */
export function tenantPolicy(table: string, condition: SQL = sql`organisation_id = ${currentOrganisation}`) {
  return pgPolicy(`${table}_in_tenant`, { for: "all", to: tenantRole, using: condition, withCheck: condition });
}

/** The signed-in person's own rows. */
export function ownPolicy(table: string, condition: SQL = sql`user_id = ${currentUser}`) {
  return pgPolicy(`${table}_own`, { for: "all", to: userRole, using: condition, withCheck: condition });
}

/** Jobs, sign-in and platform admins cross tenants; which files may ask for that scope is checked by the layer test. */
export function systemPolicy(table: string) {
  return pgPolicy(`${table}_system`, { for: "all", to: systemRole, using: sql`true`, withCheck: sql`true` });
}
