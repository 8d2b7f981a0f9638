CREATE TABLE "project_callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"changed_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_callbacks_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "project_callbacks_one" UNIQUE("project_id")
);
--> statement-breakpoint
ALTER TABLE "project_callbacks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_guests" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_guests_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "project_guests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"prefix" text NOT NULL,
	"last_four" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"last_used_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	"revoked_by" text,
	CONSTRAINT "project_keys_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "project_keys_organisation_id_id" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "project_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "go_live_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (6) with time zone,
	"ended_by" text,
	"answer" text,
	"requested_by" text NOT NULL,
	CONSTRAINT "go_live_requests_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "go_live_requests_ended" CHECK ((state = 'pending') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
ALTER TABLE "go_live_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "join_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (6) with time zone,
	"ended_by" text,
	"answer" text,
	"member_id" text NOT NULL,
	"asked" text[] NOT NULL,
	CONSTRAINT "join_requests_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "join_requests_ended" CHECK ((state = 'pending') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
ALTER TABLE "join_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_case_counters" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "service_case_counters_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "service_case_counters_one" UNIQUE("project_id")
);
--> statement-breakpoint
ALTER TABLE "service_case_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_case_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"by_user" text,
	"about_user" text,
	"body" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_case_entries_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "service_case_entries_body" CHECK ((kind = 'comment') = (body is not null))
);
--> statement-breakpoint
ALTER TABLE "service_case_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"assignee_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_cases_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "service_cases_number" UNIQUE("project_id","number"),
	CONSTRAINT "service_cases_of_project" UNIQUE("organisation_id","project_id","id"),
	CONSTRAINT "service_cases_state_known" CHECK (state in ('open', 'in_progress', 'resolved')),
	CONSTRAINT "service_cases_open_is_free" CHECK (state = 'resolved' or (state = 'open') = (assignee_id is null))
);
--> statement-breakpoint
ALTER TABLE "service_cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "can_make_services_live" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "receives_case_mails" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "members_may_ask_to_join" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "can_approve_own_go_live_requests" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "go_live_asked_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "project_callbacks" ADD CONSTRAINT "project_callbacks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_callbacks" ADD CONSTRAINT "project_callbacks_of_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_guests" ADD CONSTRAINT "project_guests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_guests" ADD CONSTRAINT "project_guests_of_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_keys" ADD CONSTRAINT "project_keys_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_keys" ADD CONSTRAINT "project_keys_of_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_live_requests" ADD CONSTRAINT "go_live_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_live_requests" ADD CONSTRAINT "go_live_requests_project_id" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_project_id" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_is_member" FOREIGN KEY ("organisation_id","member_id") REFERENCES "public"."members"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_counters" ADD CONSTRAINT "service_case_counters_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_counters" ADD CONSTRAINT "service_case_counters_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_entries" ADD CONSTRAINT "service_case_entries_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_case_entries" ADD CONSTRAINT "service_case_entries_of_case" FOREIGN KEY ("organisation_id","project_id","case_id") REFERENCES "public"."service_cases"("organisation_id","project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_project" FOREIGN KEY ("organisation_id","project_id") REFERENCES "public"."projects"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_assignee" FOREIGN KEY ("organisation_id","assignee_id") REFERENCES "public"."members"("organisation_id","id") ON DELETE set null ("assignee_id") ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "project_guests_value" ON "project_guests" USING btree ("project_id","kind",lower(value));--> statement-breakpoint
CREATE INDEX "project_keys_project" ON "project_keys" USING btree ("project_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "go_live_requests_one_pending" ON "go_live_requests" USING btree ("project_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "go_live_requests_project" ON "go_live_requests" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "go_live_requests_waiting" ON "go_live_requests" USING btree ("organisation_id","created_at","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "go_live_requests_decided" ON "go_live_requests" USING btree ("organisation_id","ended_at" DESC NULLS LAST) WHERE state <> 'pending';--> statement-breakpoint
CREATE INDEX "join_requests_project" ON "join_requests" USING btree ("project_id","state","id");--> statement-breakpoint
CREATE INDEX "join_requests_member" ON "join_requests" USING btree ("organisation_id","member_id","id");--> statement-breakpoint
CREATE INDEX "join_requests_waiting" ON "join_requests" USING btree ("organisation_id","created_at","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "join_requests_decided" ON "join_requests" USING btree ("organisation_id","ended_at" DESC NULLS LAST) WHERE state <> 'pending';--> statement-breakpoint
CREATE INDEX "service_case_entries_case" ON "service_case_entries" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "service_cases_by_state" ON "service_cases" USING btree ("project_id","state","number");--> statement-breakpoint
CREATE INDEX "service_cases_by_assignee" ON "service_cases" USING btree ("project_id","assignee_id","number");--> statement-breakpoint
CREATE INDEX "service_cases_assigned" ON "service_cases" USING btree ("organisation_id","assignee_id") WHERE assignee_id is not null;--> statement-breakpoint
CREATE POLICY "project_callbacks_in_tenant" ON "project_callbacks" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "project_callbacks_system" ON "project_callbacks" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "project_guests_in_tenant" ON "project_guests" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "project_guests_system" ON "project_guests" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "project_keys_in_tenant" ON "project_keys" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "project_keys_system" ON "project_keys" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "go_live_requests_in_tenant" ON "go_live_requests" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "go_live_requests_system" ON "go_live_requests" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "join_requests_in_tenant" ON "join_requests" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "join_requests_system" ON "join_requests" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service_case_counters_in_tenant" ON "service_case_counters" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "service_case_counters_system" ON "service_case_counters" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service_case_entries_in_tenant" ON "service_case_entries" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "service_case_entries_system" ON "service_case_entries" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service_cases_in_tenant" ON "service_cases" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "service_cases_system" ON "service_cases" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- IN-11: a request leaves `pending` once, and what it became stays as it was said.
create or replace function check_request_state() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' then
    raise exception 'a request that is % stays so', old.state using errcode = '23514';
  end if;
  return new;
end $$;
--> statement-breakpoint
revoke all on function check_request_state from public;
--> statement-breakpoint
create trigger join_requests_state before update on join_requests
  for each row execute function check_request_state();
--> statement-breakpoint
create trigger go_live_requests_state before update on go_live_requests
  for each row execute function check_request_state();
--> statement-breakpoint
grant select, insert, update (state, ended_at, ended_by, answer) on join_requests, go_live_requests to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete, update (title, description, state, assignee_id, changed_at) on service_cases to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (last) on service_case_counters to rollcall_tenant;
--> statement-breakpoint
-- What was said about a case is never rewritten.
grant select, insert on service_case_entries to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (last_used_at, revoked_at, revoked_by) on project_keys to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete on project_guests to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete, update (url, secret, changed_at) on project_callbacks to rollcall_tenant;
--> statement-breakpoint
grant update (members_may_ask_to_join) on organisations to rollcall_tenant;
--> statement-breakpoint
grant update (can_make_services_live, receives_case_mails) on members to rollcall_tenant;
--> statement-breakpoint
grant update (go_live_asked_at) on projects to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update, delete on join_requests, go_live_requests, service_cases, service_case_counters,
  service_case_entries, project_keys, project_guests, project_callbacks to rollcall_system;
--> statement-breakpoint
-- Whoever is in a project's team asks no more to join it, by whichever way they came in.
create or replace function end_overtaken_join_requests() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.join_requests j set state = 'cancelled', ended_at = now(), ended_by = new.added_by
    where j.project_id = new.project_id and j.member_id = new.member_id and j.state = 'pending';
  return null;
end $$;
--> statement-breakpoint
create trigger project_members_overtake_join_requests after insert on project_members
  for each row execute function end_overtaken_join_requests();
--> statement-breakpoint
-- What waits for a member's yes or no in their organisation, the newest first: who asks to join a project that they manage,
-- projects that ask to go live, what managers proposed about their account, and ownership. The inbox lists it, and the
-- navigation counts it on every page. Each part is bounded by itself and read by an index; its plans are kept.
create or replace function waiting_requests(p_organisation_id text, p_member_id text, p_before timestamptz, p_before_id text,
  p_limit integer)
returns table (kind text, id text, created_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  v_user_id text;
  v_reaches_all boolean;
  v_makes_live boolean;
  v_has_proposals boolean;
begin
  select m.user_id, coalesce(r.key in ('owner', 'administrator'), false),
      m.can_make_services_live and o.can_approve_own_go_live_requests,
      exists (select 1 from public.proposals w where w.user_id = m.user_id and w.state = 'pending')
    into v_user_id, v_reaches_all, v_makes_live, v_has_proposals
    from public.members m
    join public.roles r on r.id = m.role_id
    join public.organisations o on o.id = m.organisation_id
    where m.organisation_id = p_organisation_id and m.id = p_member_id
      and o.id = coalesce(nullif(current_setting('app.organisation_id', true), ''), o.id);
  if v_user_id is null then
    return;
  end if;
  return query
    select w.kind, w.id, w.created_at from (
      (select 'join' as kind, j.id, j.created_at
        from public.join_requests j
        join public.projects p on p.id = j.project_id and p.deleted_at is null
        where v_reaches_all and j.organisation_id = p_organisation_id and j.state = 'pending' and j.member_id <> p_member_id
          and (p_before is null or (j.created_at, j.id) < (p_before, p_before_id))
        order by j.created_at desc, j.id desc limit p_limit)
      union all
      (select 'join', j.id, j.created_at
        from public.project_members pm
        join public.join_requests j on j.project_id = pm.project_id and j.state = 'pending' and j.member_id <> p_member_id
        join public.projects p on p.id = j.project_id and p.deleted_at is null
        where not v_reaches_all and pm.organisation_id = p_organisation_id and pm.member_id = p_member_id
          and (p_before is null or (j.created_at, j.id) < (p_before, p_before_id))
          and (select count(*) from public.project_grants g
            where g.project_member_id = pm.id and g.permission in ('manage_users', 'manage_settings')) = 2
        order by j.created_at desc, j.id desc limit p_limit)
      union all
      (select 'go_live', g.id, g.created_at
        from public.go_live_requests g
        join public.projects p on p.id = g.project_id and p.deleted_at is null
        where v_makes_live and g.organisation_id = p_organisation_id and g.state = 'pending' and g.requested_by <> v_user_id
          and (p_before is null or (g.created_at, g.id) < (p_before, p_before_id))
        order by g.created_at desc, g.id desc limit p_limit)
      union all
      (select 'ownership', t.id, t.created_at
        from public.ownership_transfers t
        where t.organisation_id = p_organisation_id and t.offered_to = v_user_id and t.state = 'pending'
          and (p_before is null or (t.created_at, t.id) < (p_before, p_before_id)))
    ) w
    order by w.created_at desc, w.id desc
    limit p_limit;
  if v_has_proposals then
    return query
      select 'proposal', w.id, w.created_at from public.open_proposals(v_user_id, null) w
      where w.organisation_id = p_organisation_id and (p_before is null or (w.created_at, w.id) < (p_before, p_before_id));
  end if;
end $$;
--> statement-breakpoint
-- It answers one thing more now: how many requests wait for the person in the organisation of the URL.
drop function find_session;
--> statement-breakpoint
-- Who asks, in one statement: session, person, organisation of the URL, membership and role, by the database's clock. It
-- runs before anybody is known, so it needs no role of its own: the door may call it and read nothing else. Nothing of it is
-- kept anywhere, so a removal or a changed role shows on the next request (AZ-10).
create or replace function find_session(p_token_hash text, p_slug text)
returns table (session_id text, method text, user_id text, name text, email text, email_canonical text,
  expires_at timestamptz, is_live boolean, is_email_fresh boolean, factor text, two_factor text, proof text, ways text,
  is_platform_admin boolean, is_stale boolean, organisation jsonb, requires_two_factor boolean, member_id text, role jsonb,
  has_opened boolean, waiting integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.method, u.id, u.name, u.email, u.email_canonical, s.expires_at,
      public.is_session_live(u.id, s.expires_at, s.last_used_at), public.is_email_fresh(u.email_proven_at), s.factor,
      u.two_factor, public.proof_of_session(s.auth_at, s.auth_with, u.two_factor), public.ways_to_prove(u.id),
      exists (select 1 from public.platform_admins p where p.user_id = u.id),
      s.last_used_at < now() - interval '1 minute',
      to_jsonb(o), coalesce(o.two_factor_from <= now(), false), m.id, to_jsonb(r),
      coalesce(os.opened_at >= m.joined_at, false),
      case when m.id is not null and o.kind = 'team' then
        (select least(count(*), 100)::integer from public.waiting_requests(o.id, m.id, null, null, 100)) else 0 end
    from public.sessions s
    join public.users u on u.id = s.user_id and u.archived_at is null
    left join public.organisations o on o.slug = p_slug and o.deleted_at is null
    left join public.members m on m.organisation_id = o.id and m.user_id = u.id
    left join public.roles r on r.id = m.role_id
    left join public.organisation_sessions os on os.organisation_id = o.id and os.session_id = s.id
    where s.token_hash = p_token_hash;
end $$;
--> statement-breakpoint
revoke all on function end_overtaken_join_requests, waiting_requests, find_session from public;
--> statement-breakpoint
grant execute on function waiting_requests to rollcall_tenant;
--> statement-breakpoint
grant execute on function find_session to rollcall_door;
