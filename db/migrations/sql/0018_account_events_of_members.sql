CREATE POLICY "account_events_of_members" ON "account_events" AS PERMISSIVE FOR INSERT TO "rollcall_tenant" WITH CHECK (exists (select 1 from members m
        where m.organisation_id = nullif(current_setting('app.organisation_id', true), '') and m.user_id = account_events.user_id));--> statement-breakpoint
grant insert on account_events to rollcall_tenant;
