ALTER TABLE "roles" ADD COLUMN "sentence" text;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "permissions" text[];--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "deleted_at" timestamp (6) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "roles_label" ON "roles" USING btree ("organisation_id",lower(label)) WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_custom_says_what_it_holds" CHECK (("roles"."key" is null) = ("roles"."permissions" is not null and "roles"."sentence" is not null));--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_owners_keep_theirs" CHECK (not coalesce("roles"."permissions" && array['two_factor:enforce', 'two_factor:reset', 'team_report:receive', 'role:manage', 'ownership:transfer', 'organisation:delete'], false));--> statement-breakpoint
CREATE POLICY "roles_made_in_tenant" ON "roles" AS PERMISSIVE FOR INSERT TO "rollcall_tenant" WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "roles_changed_in_tenant" ON "roles" AS PERMISSIVE FOR UPDATE TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));