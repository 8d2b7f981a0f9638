ALTER TABLE "email_changes" ADD COLUMN "is_proposed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
grant update (is_proposed) on email_changes to rollcall_user;
