import { pgRole } from "drizzle-orm/pg-core";

/**
 * The three database roles that every transaction steps down to (AZ-09). None can log in, none owns anything, so row
 * policies hold for all of them. `db/migrations/database-roles.sql` creates them; grants stand in the migrations.
 */
export const tenantRole = pgRole("rollcall_tenant").existing();
export const userRole = pgRole("rollcall_user").existing();
export const systemRole = pgRole("rollcall_system").existing();
