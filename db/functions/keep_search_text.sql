-- members.search_text: name and address by their letters, so that search and sorting stay within the organisation's own index.
create or replace function keep_search_text() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'members' then
    select public.fold(u.name || ' ' || u.email) into new.search_text from public.users u where u.id = new.user_id;
    return new;
  end if;
  update public.members set search_text = public.fold(new.name || ' ' || new.email) where user_id = new.id;
  return null;
end $$;
