CREATE TABLE "audit_events" (
	"organisation_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"body" text NOT NULL,
	"id" text GENERATED ALWAYS AS ((body::jsonb)->>'id') STORED NOT NULL,
	"action" text GENERATED ALWAYS AS ((body::jsonb)->>'action') STORED NOT NULL,
	"actor_id" text GENERATED ALWAYS AS ((body::jsonb)->'actor'->>'id') STORED,
	"target_id" text GENERATED ALWAYS AS ((body::jsonb)->>'target') STORED,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_events_organisation_id_seq_pk" PRIMARY KEY("organisation_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_people" (
	"organisation_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"part" text NOT NULL,
	"person_id" text,
	"name" text,
	"email" text,
	"ip" text,
	"browser" text,
	CONSTRAINT "audit_people_organisation_id_seq_part_pk" PRIMARY KEY("organisation_id","seq","part")
);
--> statement-breakpoint
ALTER TABLE "audit_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"email" text NOT NULL,
	"email_canonical" text NOT NULL,
	"name" text,
	"message" text,
	"role_id" text NOT NULL,
	"invited_by" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"state_changed_at" timestamp (6) with time zone,
	"accepted_by" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"send_number" integer DEFAULT 1 NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"nonce" text NOT NULL,
	"kid" text NOT NULL,
	"token_hash" text NOT NULL,
	"proof_hash" text NOT NULL,
	CONSTRAINT "invitations_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "invitations_token_hash" UNIQUE("token_hash"),
	CONSTRAINT "invitations_accepted_by_somebody" CHECK ((state = 'accepted') = (accepted_by is not null))
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role_id" text NOT NULL,
	"joined_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"last_sign_in_at" timestamp (6) with time zone,
	CONSTRAINT "members_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "members_organisation_id_user_id" UNIQUE("organisation_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "demo_mailbox" (
	"key" text PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "demo_mailbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"bucket" text PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"ends_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/London' NOT NULL,
	"default_role" text DEFAULT 'technician' NOT NULL,
	"project_managers_may_invite" boolean DEFAULT true NOT NULL,
	"seat_limit" integer NOT NULL,
	"member_count" integer DEFAULT 0 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (6) with time zone,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organisations_slug_shape" CHECK ("organisations"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "organisations_seat_limit_positive" CHECK ("organisations"."seat_limit" > 0)
);
--> statement-breakpoint
ALTER TABLE "organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roles" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"key" text,
	"label" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_key_unique" UNIQUE("key"),
	CONSTRAINT "roles_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "roles_built_in_or_custom" CHECK (("roles"."organisation_id" is null) = ("roles"."key" is not null))
);
--> statement-breakpoint
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation_sessions" (
	"organisation_id" text NOT NULL,
	"session_id" text NOT NULL,
	"opened_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_sessions_organisation_id_session_id_pk" PRIMARY KEY("organisation_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "organisation_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"method" text NOT NULL,
	"ip" text,
	"browser" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"last_used_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"auth_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_events" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"details" jsonb NOT NULL,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"ip" text,
	"browser" text,
	"request_id" text
);
--> statement-breakpoint
ALTER TABLE "account_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "password_attempts" (
	"user_id" text NOT NULL,
	"device_id" text NOT NULL,
	"failed" integer NOT NULL,
	"total" integer NOT NULL,
	"locked_until" timestamp (6) with time zone,
	CONSTRAINT "password_attempts_user_id_device_id_pk" PRIMARY KEY("user_id","device_id")
);
--> statement-breakpoint
ALTER TABLE "password_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"nonce" text NOT NULL,
	"kid" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "password_resets_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "password_resets_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "password_resets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "passwords" (
	"user_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"device_epoch" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passwords" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_canonical" text NOT NULL,
	"password_hash" text NOT NULL,
	"mobile" text,
	"invitation_id" text,
	"browser_hash" text NOT NULL,
	"nonce" text NOT NULL,
	"kid" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "registrations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "registrations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_canonical" text NOT NULL,
	"email_proven_at" timestamp (6) with time zone NOT NULL,
	"mobile" text,
	"mobile_proven_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (6) with time zone,
	CONSTRAINT "users_email_canonical_unique" UNIQUE("email_canonical")
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_people" ADD CONSTRAINT "audit_people_event" FOREIGN KEY ("organisation_id","seq") REFERENCES "public"."audit_events"("organisation_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_sessions" ADD CONSTRAINT "organisation_sessions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_sessions" ADD CONSTRAINT "organisation_sessions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_events" ADD CONSTRAINT "account_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_attempts" ADD CONSTRAINT "password_attempts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("organisation_id","target_id");--> statement-breakpoint
CREATE INDEX "audit_people_person" ON "audit_people" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_pending" ON "invitations" USING btree ("organisation_id","email_canonical") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_pending" ON "invitations" USING btree ("organisation_id","sent_at","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email_canonical") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_invited_by" ON "invitations" USING btree ("organisation_id","invited_by") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "members_user_id" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "members_page" ON "members" USING btree ("organisation_id","joined_at","id");--> statement-breakpoint
CREATE INDEX "members_role" ON "members" USING btree ("organisation_id","role_id");--> statement-breakpoint
CREATE INDEX "demo_mailbox_created_at" ON "demo_mailbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "rate_limits_ends_at" ON "rate_limits" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "organisations_created_by" ON "organisations" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "organisation_sessions_session" ON "organisation_sessions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "account_events_user" ON "account_events" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "registrations_email" ON "registrations" USING btree ("email_canonical");--> statement-breakpoint
CREATE POLICY "audit_events_in_tenant" ON "audit_events" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "audit_events_system" ON "audit_events" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_people_in_tenant" ON "audit_people" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "audit_people_system" ON "audit_people" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invitations_in_tenant" ON "invitations" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "invitations_system" ON "invitations" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invitations_mine" ON "invitations" AS PERMISSIVE FOR SELECT TO "rollcall_user" USING (email_canonical = (select u.email_canonical from users u where u.id = nullif(current_setting('app.user_id', true), '')));--> statement-breakpoint
CREATE POLICY "members_in_tenant" ON "members" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "members_system" ON "members" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "members_own" ON "members" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (user_id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''));--> statement-breakpoint
CREATE POLICY "demo_mailbox_system" ON "demo_mailbox" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rate_limits_system" ON "rate_limits" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "organisations_in_tenant" ON "organisations" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "organisations_system" ON "organisations" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "organisations_mine" ON "organisations" AS PERMISSIVE FOR SELECT TO "rollcall_user" USING (exists (select 1 from members m where m.organisation_id = organisations.id and m.user_id = nullif(current_setting('app.user_id', true), ''))
        or exists (select 1 from invitations i where i.organisation_id = organisations.id));--> statement-breakpoint
CREATE POLICY "roles_in_tenant" ON "roles" AS PERMISSIVE FOR SELECT TO "rollcall_tenant" USING (organisation_id is null or organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "roles_visible" ON "roles" AS PERMISSIVE FOR SELECT TO "rollcall_user" USING (organisation_id is null or exists (select 1 from organisations o where o.id = roles.organisation_id));--> statement-breakpoint
CREATE POLICY "roles_system" ON "roles" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "organisation_sessions_in_tenant" ON "organisation_sessions" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "organisation_sessions_system" ON "organisation_sessions" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sessions_own" ON "sessions" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (user_id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''));--> statement-breakpoint
CREATE POLICY "sessions_system" ON "sessions" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "account_events_own" ON "account_events" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (user_id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''));--> statement-breakpoint
CREATE POLICY "account_events_system" ON "account_events" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "password_attempts_system" ON "password_attempts" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "password_resets_own" ON "password_resets" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (user_id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''));--> statement-breakpoint
CREATE POLICY "password_resets_system" ON "password_resets" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "passwords_own" ON "passwords" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (user_id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''));--> statement-breakpoint
CREATE POLICY "passwords_system" ON "passwords" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "registrations_system" ON "registrations" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_in_tenant" ON "users" AS PERMISSIVE FOR SELECT TO "rollcall_tenant" USING (exists (select 1 from members m where m.user_id = users.id and m.organisation_id = nullif(current_setting('app.organisation_id', true), '')));--> statement-breakpoint
CREATE POLICY "users_own" ON "users" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (id = nullif(current_setting('app.user_id', true), ''));--> statement-breakpoint
CREATE POLICY "users_system" ON "users" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);