ALTER TABLE "access_reviews" ADD COLUMN "not_seen" integer;
--> statement-breakpoint
grant update (not_seen) on access_reviews to rollcall_tenant;
--> statement-breakpoint
-- Of reviews that were finished before, the log knows.
update access_reviews r set not_seen = (e.body::jsonb -> 'details' ->> 'notSeen')::integer
from audit_events e
where e.organisation_id = r.organisation_id and e.target_id = r.id and e.action = 'review.finished';
