CREATE TABLE "failed_sign_ins" (
	"user_id" text PRIMARY KEY NOT NULL,
	"latest" timestamp (6) with time zone[] NOT NULL,
	"ip" text,
	"browser" text,
	"due_at" timestamp (6) with time zone,
	"told_at" timestamp (6) with time zone
);
--> statement-breakpoint
ALTER TABLE "failed_sign_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "failed_sign_ins" ADD CONSTRAINT "failed_sign_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "failed_sign_ins_due" ON "failed_sign_ins" USING btree ("due_at") WHERE "failed_sign_ins"."due_at" is not null;--> statement-breakpoint
CREATE POLICY "failed_sign_ins_system" ON "failed_sign_ins" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
grant select, insert, update, delete on failed_sign_ins to rollcall_system;
--> statement-breakpoint
-- The organisations that the signed-in person alone owns: they can neither leave them nor delete their account. Their own scope
-- sees nobody else's membership.
create function my_lone_teams() returns table (organisation_id text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select m.organisation_id
  from public.members m
  join public.roles r on r.id = m.role_id and r.key = 'owner' and r.organisation_id is null
  join public.organisations o on o.id = m.organisation_id and o.kind = 'team' and o.deleted_at is null
  where m.user_id = nullif(current_setting('app.user_id', true), '')
    and not exists (
      select 1 from public.members other
      where other.organisation_id = m.organisation_id and other.role_id = m.role_id and other.id <> m.id
    );
$$;
--> statement-breakpoint
revoke all on function my_lone_teams from public;
--> statement-breakpoint
grant execute on function my_lone_teams to rollcall_user;
