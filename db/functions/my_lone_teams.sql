-- The organisations that the signed-in person alone owns: they can neither leave them nor delete their account. Their own scope
-- sees nobody else's membership.
create or replace function my_lone_teams() returns table (organisation_id text)
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
