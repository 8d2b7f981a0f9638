DROP INDEX "invitations_pending";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "invitations_live" ON "invitations" USING btree ("organisation_id","expires_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_listed" ON "invitations" USING btree ("organisation_id","sent_at","id") WHERE state in ('pending', 'declined', 'expired');--> statement-breakpoint
CREATE INDEX "invitations_address" ON "invitations" USING btree ("organisation_id","email_canonical","created_at");--> statement-breakpoint
CREATE INDEX "members_by_name" ON "members" USING btree ("organisation_id","search_text","id");--> statement-breakpoint
CREATE INDEX "members_by_sign_in" ON "members" USING btree ("organisation_id",coalesce(last_sign_in_at, '-infinity'),"id");