CREATE TABLE "directory" (
	"pool" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "directory" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "directory_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"made_at" timestamp (6) with time zone,
	"description" text,
	"written_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"compared_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"failing_since" timestamp (6) with time zone,
	"reason" text,
	"code" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (6) with time zone,
	CONSTRAINT "directory_groups_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "directory_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "directory_members" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"belongs" boolean NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"code" text,
	"sub" text,
	"leaver_name" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (6) with time zone DEFAULT now(),
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "directory_members_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "directory_members_state_known" CHECK (state in ('waiting', 'in_group', 'not_in_directory', 'failed')),
	CONSTRAINT "directory_members_done_or_due" CHECK ((state = 'in_group') = (next_at is null))
);
--> statement-breakpoint
ALTER TABLE "directory_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "directory_groups" ADD CONSTRAINT "directory_groups_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_members" ADD CONSTRAINT "directory_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_members" ADD CONSTRAINT "directory_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "directory_groups_organisation" ON "directory_groups" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "directory_groups_compared" ON "directory_groups" USING btree ("compared_at");--> statement-breakpoint
CREATE UNIQUE INDEX "directory_members_person" ON "directory_members" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "directory_members_sub" ON "directory_members" USING btree ("organisation_id","sub");--> statement-breakpoint
CREATE INDEX "directory_members_due" ON "directory_members" USING btree ("organisation_id","belongs","next_at","id") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "directory_members_overdue" ON "directory_members" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "directory_members_unsettled" ON "directory_members" USING btree ("organisation_id","state","id") WHERE state <> 'in_group';--> statement-breakpoint
CREATE INDEX "directory_members_of_person" ON "directory_members" USING btree ("user_id");--> statement-breakpoint
CREATE POLICY "directory_system" ON "directory" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "directory_groups_in_tenant" ON "directory_groups" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "directory_groups_system" ON "directory_groups" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "directory_members_in_tenant" ON "directory_members" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "directory_members_system" ON "directory_members" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "directory_members_own" ON "directory_members" AS PERMISSIVE FOR ALL TO "rollcall_user" USING (user_id = nullif(current_setting('app.user_id', true), '')) WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''));
--> statement-breakpoint
grant select, insert, update, delete on directory to rollcall_system;
--> statement-breakpoint
grant select on directory_groups to rollcall_tenant;
--> statement-breakpoint
-- Retry.
grant select, update (state, reason, code, tries, next_at, version, changed_at) on directory_members to rollcall_tenant;
--> statement-breakpoint
-- What a person is given of their own data.
grant select (organisation_id, user_id, state, reason, sub, changed_at) on directory_members to rollcall_user;
--> statement-breakpoint
grant select, insert, update, delete on directory_groups, directory_members to rollcall_system;
--> statement-breakpoint
-- Sees to it that an organisation's group is looked at, soon or at `p_at`. One job for each organisation, and never two at
-- work at once in the whole installation, so that what is written first is not overtaken. A later time never puts off an
-- earlier one, and a time that has passed is now, so that whoever comes back stands behind those who wait. The queue's tables
-- have row security without policies, so a tenant role reaches them through here only.
create or replace function wake_directory(p_organisation_id text, p_at timestamp with time zone default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  woken_at timestamptz := greatest(p_at, now());
begin
  if p_at is not null and exists (select from graphile_worker.jobs j
      where j.key = 'directory:' || p_organisation_id and j.locked_at is null and j.run_at <= woken_at) then
    return;
  end if;
  perform graphile_worker.add_job(
    'keep_directory',
    json_build_object('organisationId', p_organisation_id),
    queue_name => 'directory',
    run_at => woken_at,
    max_attempts => 25,
    job_key => 'directory:' || p_organisation_id,
    -- After every mail.
    priority => 10);
end $$;
--> statement-breakpoint
-- directory_members: whom an organisation's group should hold. Kept here rather than by each command, so that no path can
-- forget it. The worker does the rest, so that a directory that is down keeps nobody from coming or going.
create or replace function keep_directory() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  row public.members := coalesce(new, old);
  team public.organisations;
begin
  if not exists (select from public.directory) then
    return null;
  end if;
  select * into team from public.organisations o where o.id = row.organisation_id and o.kind = 'team';
  if not found then
    return null;
  end if;
  if tg_op = 'INSERT' then
    insert into public.directory_members as d (id, organisation_id, user_id, belongs)
      values ('dme_' || replace(gen_random_uuid()::text, '-', ''), row.organisation_id, row.user_id, true)
      on conflict (organisation_id, user_id) do update set belongs = true, leaver_name = null, state = 'waiting',
        reason = null, code = null, tries = 0, next_at = now(), version = d.version + 1, changed_at = now();
  else
    update public.directory_members d set belongs = false, state = 'waiting', reason = null, code = null, tries = 0,
        next_at = now(), version = d.version + 1, changed_at = now(),
        leaver_name = (select u.name from public.users u where u.id = row.user_id)
      where d.organisation_id = row.organisation_id and d.user_id = row.user_id;
    if not found then
      return null;
    end if;
  end if;
  -- The group of one that is deleted goes as a whole, which its deletion has asked for; and it may be purged of ten thousand.
  if team.deleted_at is null then
    perform public.wake_directory(row.organisation_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- A group is made, called and removed as its organisation is.
create or replace function keep_directory_group() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.kind = 'team' and exists (select from public.directory) then
    perform public.wake_directory(new.id);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Whoever was not found is looked for again under a new address; whoever has left keeps no name that the person has not.
create or replace function keep_directory_address() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  changed text[];
  woken text;
begin
  with theirs as (
    update public.directory_members d set
      leaver_name = case when d.belongs then null else new.name end,
      state = case when d.belongs and d.state = 'in_group' then d.state else 'waiting' end,
      reason = case when d.belongs then null else d.reason end,
      code = case when d.belongs then null else d.code end,
      tries = 0,
      next_at = case when d.belongs and d.state = 'in_group' then null else now() end,
      version = d.version + 1,
      changed_at = now()
    where d.user_id = new.id
    returning d.organisation_id)
  -- In the order in which organisations are locked, so that two cannot wait crosswise.
  select array_agg(t.organisation_id order by t.organisation_id) into changed from theirs t;
  foreach woken in array coalesce(changed, '{}') loop
    perform public.wake_directory(woken);
  end loop;
  return null;
end $$;
--> statement-breakpoint
-- What the health page and the operator are told of the job queue: how long the oldest due job has waited, and how many
-- were given up. Not of the directory's: while that is down its jobs wait, and this server is well.
create or replace function queue_health() returns table (oldest_seconds integer, given_up integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select
    coalesce(extract(epoch from now() - min(j.run_at) filter (where j.attempts < j.max_attempts and j.run_at <= now())), 0)::integer,
    (count(*) filter (where j.attempts >= j.max_attempts))::integer
  from graphile_worker.jobs j where j.task_identifier <> 'keep_directory';
end $$;
--> statement-breakpoint
revoke all on function wake_directory, keep_directory, keep_directory_group, keep_directory_address from public;
--> statement-breakpoint
grant execute on function wake_directory to rollcall_tenant, rollcall_system;
--> statement-breakpoint
create trigger members_keep_directory after insert or delete on members for each row execute function keep_directory();
--> statement-breakpoint
create trigger organisations_keep_directory after insert or update of name, deleted_at on organisations for each row execute function keep_directory_group();
--> statement-breakpoint
create trigger users_keep_directory after update of email_canonical on users for each row
  when (old.email_canonical is distinct from new.email_canonical) execute function keep_directory_address();
