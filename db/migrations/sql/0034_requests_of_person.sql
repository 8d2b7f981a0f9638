-- What the signed-in person asked in their organisations, in their own words, and what became of it.
create or replace function my_requests()
returns table (organisation text, project text, what text, reason text, state text, answer text, asked_at timestamptz,
  answered_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  with me as (
    select m.id, m.user_id, o.id as organisation_id, o.name
    from public.members m join public.organisations o on o.id = m.organisation_id and o.deleted_at is null
    where m.user_id = nullif(current_setting('app.user_id', true), '')
  )
  select me.name, p.name, 'join', j.reason, j.state, j.answer, j.created_at, j.ended_at
  from me
  join public.join_requests j on j.organisation_id = me.organisation_id and j.member_id = me.id
  join public.projects p on p.id = j.project_id
  union all
  select me.name, p.name, 'go_live', g.reason, g.state, g.answer, g.created_at, g.ended_at
  from me
  join public.go_live_requests g on g.organisation_id = me.organisation_id and g.requested_by = me.user_id
  join public.projects p on p.id = g.project_id;
$$;
--> statement-breakpoint
-- A project that asks to go live keeps two managers as a live one does.
drop function my_places;
--> statement-breakpoint
-- Where the signed-in person is in a project's team, in any of their organisations: what is stored for them there, and how
-- many managers the project has, counted to three, and whether it keeps two: live, or asks to become it. Their own scope sees
-- neither other people's grants nor any project's team.
create or replace function my_places()
returns table (organisation_id text, project_id text, name text, keeps_two boolean, added_at timestamptz, grants jsonb,
  manages boolean, managers integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.organisation_id, p.id, p.name, coalesce(p.went_live_at, p.go_live_asked_at) is not null, pm.added_at,
    (select coalesce(jsonb_agg(jsonb_build_object('permission', g.permission, 'grantedAt', g.granted_at) order by g.permission),
      '[]'::jsonb) from public.project_grants g where g.project_member_id = pm.id),
    held.manages, held.managers
  from public.members m
  join public.organisations o on o.id = m.organisation_id and o.deleted_at is null
  join public.project_members pm on pm.organisation_id = m.organisation_id and pm.member_id = m.id
  join public.projects p on p.id = pm.project_id and p.deleted_at is null
  cross join lateral (
    select coalesce(bool_or(manager.project_member_id = pm.id), false) as manages, least(count(*), 3)::integer as managers
    from (
      select g.project_member_id from public.project_grants g
      where g.project_id = p.id and g.permission in ('manage_users', 'manage_settings')
      group by g.project_member_id having count(*) = 2
    ) manager
  ) held
  where m.user_id = nullif(current_setting('app.user_id', true), '');
$$;
--> statement-breakpoint
revoke all on function my_requests, my_places from public;
--> statement-breakpoint
grant execute on function my_requests, my_places to rollcall_user;
