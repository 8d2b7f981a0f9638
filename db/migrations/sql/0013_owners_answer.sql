CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"prefix" text NOT NULL,
	"last_four" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"has_two_factor" boolean NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"last_used_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	"revoked_by" text,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "api_tokens_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ownership_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"offered_by" text NOT NULL,
	"offered_to" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (6) with time zone,
	CONSTRAINT "ownership_transfers_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "ownership_transfers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "access_review_rows" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"review_id" text NOT NULL,
	"member_id" text NOT NULL,
	"decision" text NOT NULL,
	"decided_by" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "access_review_rows_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "access_review_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "access_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"started_by" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"finished_by" text,
	"finished_at" timestamp (6) with time zone,
	"kept" integer DEFAULT 0 NOT NULL,
	"lowered" integer DEFAULT 0 NOT NULL,
	"removed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "access_reviews_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "access_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_sends" (
	"organisation_id" text NOT NULL,
	"period" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_sends_organisation_id_period_user_id_pk" PRIMARY KEY("organisation_id","period","user_id")
);
--> statement-breakpoint
ALTER TABLE "report_sends" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "ends_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "end_announced_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "receives_report" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "deleted_by" text;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_membership" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."members"("organisation_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_from" FOREIGN KEY ("organisation_id","offered_by") REFERENCES "public"."members"("organisation_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_to" FOREIGN KEY ("organisation_id","offered_to") REFERENCES "public"."members"("organisation_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_review_rows" ADD CONSTRAINT "access_review_rows_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_review_rows" ADD CONSTRAINT "access_review_rows_review" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."access_reviews"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD CONSTRAINT "access_reviews_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sends" ADD CONSTRAINT "report_sends_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_tokens_user" ON "api_tokens" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_transfers_one_pending" ON "ownership_transfers" USING btree ("organisation_id") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "access_review_rows_once" ON "access_review_rows" USING btree ("organisation_id","review_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "access_reviews_one_open" ON "access_reviews" USING btree ("organisation_id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "access_reviews_finished" ON "access_reviews" USING btree ("organisation_id","finished_at");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("organisation_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("organisation_id","actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("organisation_id","action","seq");--> statement-breakpoint
CREATE INDEX "members_ends" ON "members" USING btree ("ends_at") WHERE ends_at is not null;--> statement-breakpoint
CREATE INDEX "members_receive_report" ON "members" USING btree ("organisation_id") WHERE receives_report;--> statement-breakpoint
CREATE INDEX "organisations_deleted" ON "organisations" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE POLICY "api_tokens_in_tenant" ON "api_tokens" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "api_tokens_system" ON "api_tokens" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "api_tokens_own" ON "api_tokens" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (user_id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''));--> statement-breakpoint
CREATE POLICY "ownership_transfers_in_tenant" ON "ownership_transfers" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "ownership_transfers_system" ON "ownership_transfers" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "access_review_rows_in_tenant" ON "access_review_rows" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "access_review_rows_system" ON "access_review_rows" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "access_reviews_in_tenant" ON "access_reviews" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "access_reviews_system" ON "access_reviews" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "report_sends_in_tenant" ON "report_sends" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "report_sends_system" ON "report_sends" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);