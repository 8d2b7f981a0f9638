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
