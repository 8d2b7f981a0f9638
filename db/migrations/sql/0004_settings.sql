CREATE TABLE "organisation_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"ends_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "organisation_slugs_organisation_id_slug" UNIQUE("organisation_id","slug")
);
--> statement-breakpoint
ALTER TABLE "organisation_slugs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "outside_reason" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "approved_domains" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_slugs" ADD CONSTRAINT "organisation_slugs_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "organisation_slugs_in_tenant" ON "organisation_slugs" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "organisation_slugs_system" ON "organisation_slugs" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);