CREATE TABLE "project_callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"changed_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_callbacks_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "project_callbacks_one" UNIQUE("project_id")
);
--> statement-breakpoint
ALTER TABLE "project_callbacks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_guests" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_guests_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "project_guests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"prefix" text NOT NULL,
	"last_four" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"last_used_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	"revoked_by" text,
	CONSTRAINT "project_keys_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "project_keys_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "project_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "go_live_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (6) with time zone,
	"ended_by" text,
	"answer" text,
	"requested_by" text NOT NULL,
	CONSTRAINT "go_live_requests_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "go_live_requests_ended" CHECK ((state = 'pending') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
ALTER TABLE "go_live_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "join_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (6) with time zone,
	"ended_by" text,
	"answer" text,
	"member_id" text NOT NULL,
	"asked" text[] NOT NULL,
	CONSTRAINT "join_requests_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "join_requests_ended" CHECK ((state = 'pending') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
ALTER TABLE "join_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_case_counters" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "service_case_counters_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "service_case_counters_one" UNIQUE("project_id")
);
--> statement-breakpoint
ALTER TABLE "service_case_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_case_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"by_user" text,
	"about_user" text,
	"body" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_case_entries_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "service_case_entries_body" CHECK ((kind = 'comment') = (body is not null))
);
--> statement-breakpoint
ALTER TABLE "service_case_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"assignee_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_cases_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "service_cases_number" UNIQUE("project_id","number"),
	CONSTRAINT "service_cases_of_project" UNIQUE("organisation_id","project_id","id"),
	CONSTRAINT "service_cases_state_known" CHECK (state in ('open', 'in_progress', 'resolved')),
	CONSTRAINT "service_cases_open_is_free" CHECK (state = 'resolved' or (state = 'open') = (assignee_id is null))
);
--> statement-breakpoint
ALTER TABLE "service_cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "can_make_services_live" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "receives_case_mails" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "members_may_ask_to_join" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "can_approve_own_go_live_requests" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "go_live_asked_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "project_callbacks" ADD CONSTRAINT "project_callbacks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_callbacks" ADD CONSTRAINT "project_callbacks_of_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_guests" ADD CONSTRAINT "project_guests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_guests" ADD CONSTRAINT "project_guests_of_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_keys" ADD CONSTRAINT "project_keys_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_keys" ADD CONSTRAINT "project_keys_of_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_live_requests" ADD CONSTRAINT "go_live_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_live_requests" ADD CONSTRAINT "go_live_requests_project_id" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_project_id" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_is_member" FOREIGN KEY ("organisation_id","member_id") REFERENCES "public"."members"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_counters" ADD CONSTRAINT "service_case_counters_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_counters" ADD CONSTRAINT "service_case_counters_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_entries" ADD CONSTRAINT "service_case_entries_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_entries" ADD CONSTRAINT "service_case_entries_of_case" FOREIGN KEY ("organisation_id","project_id","case_id") REFERENCES "public"."service_cases"("organisation_id","project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_assignee" FOREIGN KEY ("organisation_id","assignee_id") REFERENCES "public"."members"("organisation_id","id") ON DELETE set null ("assignee_id") ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "project_guests_value" ON "project_guests" USING btree ("project_id","kind",lower(value));--> statement-breakpoint
CREATE INDEX "project_keys_project" ON "project_keys" USING btree ("project_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "go_live_requests_one_pending" ON "go_live_requests" USING btree ("project_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "go_live_requests_project" ON "go_live_requests" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "go_live_requests_waiting" ON "go_live_requests" USING btree ("organisation_id","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "go_live_requests_decided" ON "go_live_requests" USING btree ("organisation_id","ended_at" DESC NULLS LAST) WHERE state <> 'pending';--> statement-breakpoint
CREATE INDEX "join_requests_project" ON "join_requests" USING btree ("project_id","state","id");--> statement-breakpoint
CREATE INDEX "join_requests_member" ON "join_requests" USING btree ("organisation_id","member_id","id");--> statement-breakpoint
CREATE INDEX "join_requests_decided" ON "join_requests" USING btree ("organisation_id","ended_at" DESC NULLS LAST) WHERE state <> 'pending';--> statement-breakpoint
CREATE INDEX "service_case_entries_case" ON "service_case_entries" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "service_cases_by_state" ON "service_cases" USING btree ("project_id","state","number");--> statement-breakpoint
CREATE INDEX "service_cases_by_assignee" ON "service_cases" USING btree ("project_id","assignee_id","number");--> statement-breakpoint
CREATE INDEX "service_cases_assigned" ON "service_cases" USING btree ("organisation_id","assignee_id") WHERE assignee_id is not null;--> statement-breakpoint
CREATE POLICY "project_callbacks_in_tenant" ON "project_callbacks" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "project_callbacks_system" ON "project_callbacks" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "project_guests_in_tenant" ON "project_guests" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "project_guests_system" ON "project_guests" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "project_keys_in_tenant" ON "project_keys" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "project_keys_system" ON "project_keys" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "go_live_requests_in_tenant" ON "go_live_requests" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "go_live_requests_system" ON "go_live_requests" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "join_requests_in_tenant" ON "join_requests" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "join_requests_system" ON "join_requests" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service_case_counters_in_tenant" ON "service_case_counters" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "service_case_counters_system" ON "service_case_counters" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service_case_entries_in_tenant" ON "service_case_entries" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "service_case_entries_system" ON "service_case_entries" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service_cases_in_tenant" ON "service_cases" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "service_cases_system" ON "service_cases" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- IN-11: a request leaves `pending` once, and what it became stays as it was said.
create or replace function check_request_state() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' then
    raise exception 'a request that is % stays so', old.state using errcode = '23514';
  end if;
  return new;
end $$;
--> statement-breakpoint
revoke all on function check_request_state from public;
--> statement-breakpoint
create trigger join_requests_state before update on join_requests
  for each row execute function check_request_state();
--> statement-breakpoint
create trigger go_live_requests_state before update on go_live_requests
  for each row execute function check_request_state();
--> statement-breakpoint
grant select, insert, update (state, ended_at, ended_by, answer) on join_requests, go_live_requests to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete, update (title, description, state, assignee_id, changed_at) on service_cases to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (last) on service_case_counters to rollcall_tenant;
--> statement-breakpoint
-- What was said about a case is never rewritten.
grant select, insert on service_case_entries to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (last_used_at, revoked_at, revoked_by) on project_keys to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete on project_guests to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete, update (url, secret, changed_at) on project_callbacks to rollcall_tenant;
--> statement-breakpoint
grant update (members_may_ask_to_join) on organisations to rollcall_tenant;
--> statement-breakpoint
grant update (can_make_services_live, receives_case_mails) on members to rollcall_tenant;
--> statement-breakpoint
grant update (go_live_asked_at) on projects to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update, delete on join_requests, go_live_requests, service_cases, service_case_counters,
  service_case_entries, project_keys, project_guests, project_callbacks to rollcall_system;
