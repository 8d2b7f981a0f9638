-- organisations.owner_gained_at: when somebody last became an owner, by whatever path.
create or replace function keep_owner_gained() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.organisations set owner_gained_at = now() where id = new.organisation_id;
  return null;
end $$;
