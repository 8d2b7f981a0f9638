-- A group is made, called and removed as its organisation is.
create or replace function keep_directory_group() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.kind = 'team' and exists (select from public.directory) then
    perform public.wake_directory(new.id);
  end if;
  return null;
end $$;
