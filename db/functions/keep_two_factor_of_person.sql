-- members.two_factor is the copy of users.two_factor: taken over on joining, and whenever it changes.
create or replace function keep_two_factor_of_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'members' then
    select u.two_factor into new.two_factor from public.users u where u.id = new.user_id;
    return new;
  end if;
  if new.sign_in_method <> old.sign_in_method then
    perform public.recount_two_factor(new.id);
  end if;
  if new.two_factor <> old.two_factor then
    update public.members set two_factor = new.two_factor where user_id = new.id;
  end if;
  return null;
end $$;
