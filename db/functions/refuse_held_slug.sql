-- A URL name that somebody else held lately still leads there: nobody may take it within those 90 days.
create or replace function refuse_held_slug() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  -- One that has run out would stand in the way when its new holder gives the name up, whose tenant cannot see it.
  delete from public.organisation_slugs s
    where s.slug = new.slug and s.organisation_id <> new.id and s.ends_at <= now();
  if exists (
    select 1 from public.organisation_slugs s
    where s.slug = new.slug and s.organisation_id <> new.id and s.ends_at > now()
  ) then
    raise exception 'the URL name % still leads to another organisation', new.slug
      using errcode = '23505', constraint = 'organisations_slug_held';
  end if;
  return new;
end $$;
