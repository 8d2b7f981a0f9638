-- organisations.member_count: kept here rather than by each command, so that no path can forget it.
create or replace function keep_member_count() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then
    update public.organisations set member_count = member_count + 1 where id = new.organisation_id;
  else
    update public.organisations set member_count = member_count - 1 where id = old.organisation_id;
  end if;
  return null;
end $$;
