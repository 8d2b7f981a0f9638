-- How many service cases the signed-in person has in progress, in each of their organisations, counted to a hundred: they
-- are open again when the person leaves. Their own scope sees no cases.
create or replace function my_cases_in_progress()
returns table (organisation_id text, cases integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select m.organisation_id, held.cases
  from public.members m
  join public.organisations o on o.id = m.organisation_id and o.deleted_at is null
  cross join lateral (
    select count(*)::integer as cases from (
      select 1 from public.service_cases c
      join public.projects p on p.id = c.project_id and p.deleted_at is null
      where c.organisation_id = m.organisation_id and c.assignee_id = m.id and c.state = 'in_progress' limit 100
    ) theirs
  ) held
  where m.user_id = nullif(current_setting('app.user_id', true), '') and held.cases > 0;
$$;
