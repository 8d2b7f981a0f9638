CREATE TABLE "log_checks" (
	"organisation_id" text PRIMARY KEY NOT NULL,
	"checked_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"broken_at" bigint
);
--> statement-breakpoint
ALTER TABLE "log_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_counts" (
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"begins" date NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "team_counts_organisation_id_kind_begins_pk" PRIMARY KEY("organisation_id","kind","begins"),
	CONSTRAINT "team_counts_kind_known" CHECK (kind in ('members', 'sign_ins'))
);
--> statement-breakpoint
ALTER TABLE "team_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "members_role";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "welcome_put_away_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "log_checks" ADD CONSTRAINT "log_checks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_counts" ADD CONSTRAINT "team_counts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "members_role" ON "members" USING btree ("organisation_id","role_id",coalesce(last_sign_in_at, joined_at));--> statement-breakpoint
CREATE POLICY "log_checks_in_tenant" ON "log_checks" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "log_checks_system" ON "log_checks" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "team_counts_in_tenant" ON "team_counts" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "team_counts_system" ON "team_counts" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- The dashboard's statistics and what the last verification of a log found: read by tenants, written by triggers and a job.
grant select on team_counts, log_checks to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update, delete on team_counts, log_checks to rollcall_system;
--> statement-breakpoint
grant update (welcome_put_away_at) on members to rollcall_tenant;
--> statement-breakpoint
-- team_counts: by how many members a month grew or shrank. Once for a statement, however many it brings or takes.
create or replace function count_members() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.team_counts as held (organisation_id, kind, begins, number)
  select o.id, 'members',
    date_trunc('month', (case tg_op when 'INSERT' then c.joined_at else now() end) at time zone o.time_zone)::date,
    case tg_op when 'INSERT' then count(*) else -count(*) end
  from changed c
  -- One that goes with its organisation is counted nowhere.
  join public.organisations o on o.id = c.organisation_id and o.kind = 'team'
  group by 1, 3
  on conflict (organisation_id, kind, begins) do update set number = held.number + excluded.number;
  return null;
end $$;
--> statement-breakpoint
-- team_counts: how many sessions opened an organisation in a week.
create or replace function count_sign_in() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.team_counts as held (organisation_id, kind, begins, number)
  select o.id, 'sign_ins', date_trunc('week', new.opened_at at time zone o.time_zone)::date, 1
  from public.organisations o where o.id = new.organisation_id and o.kind = 'team'
  on conflict (organisation_id, kind, begins) do update set number = held.number + 1;
  return null;
end $$;
--> statement-breakpoint
revoke all on function count_members, count_sign_in from public;
--> statement-breakpoint
create trigger members_count_joined after insert on members referencing new table as changed
  for each statement execute function count_members();
--> statement-breakpoint
create trigger members_count_left after delete on members referencing old table as changed
  for each statement execute function count_members();
--> statement-breakpoint
create trigger organisation_sessions_count after insert or update of opened_at on organisation_sessions
  for each row execute function count_sign_in();
--> statement-breakpoint
-- What was before, as well as rows and log have it: who is here by when they joined; who has left by when they did, and by
-- when they had come, or with the organisation where nothing says so; and the sign-ins that a dashboard still shows.
insert into team_counts (organisation_id, kind, begins, number)
select changes.organisation_id, 'members', date_trunc('month', changes.at at time zone o.time_zone)::date, sum(changes.number)::integer
from (
  select m.organisation_id, m.joined_at as at, 1 as number from members m
  union all
  select e.organisation_id, e.at, -1 from audit_events e where e.action in ('member.removed', 'member.left')
  union all
  select e.organisation_id, coalesce(joined.at, o.created_at), 1
  from audit_events e
  join organisations o on o.id = e.organisation_id
  left join lateral (
    select j.at from audit_events j
    where j.organisation_id = e.organisation_id and j.action = 'invitation.accepted' and j.seq < e.seq
      and j.actor_id = e.body::jsonb->'details'->>'userId' and j.body::jsonb->'details'->>'wasMember' = 'false'
    order by j.seq desc limit 1
  ) joined on true
  where e.action in ('member.removed', 'member.left')
) changes
join organisations o on o.id = changes.organisation_id and o.kind = 'team'
group by 1, 3 having sum(changes.number) <> 0;
--> statement-breakpoint
insert into team_counts (organisation_id, kind, begins, number)
select e.organisation_id, 'sign_ins', date_trunc('week', e.at at time zone o.time_zone)::date, count(*)::integer
from audit_events e
join organisations o on o.id = e.organisation_id and o.kind = 'team'
where e.action = 'session.opened' and e.at > now() - interval '100 days'
group by 1, 3;
