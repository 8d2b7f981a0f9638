-- The service cases that the signed-in person opened, where they are a member now. Neither titles nor texts: others may have
-- rewritten them since, for those alone who may see the case.
create or replace function my_opened_cases()
returns table (organisation text, project text, number integer, state text, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select o.name, p.name, c.number, c.state, c.created_at
  from public.members m
  join public.organisations o on o.id = m.organisation_id and o.deleted_at is null
  join public.service_cases c on c.organisation_id = m.organisation_id and c.created_by = m.user_id
  join public.projects p on p.id = c.project_id and p.deleted_at is null
  where m.user_id = nullif(current_setting('app.user_id', true), '');
$$;
