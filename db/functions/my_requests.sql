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
