-- project_members.address: the person's address, so that a page of a project's people is read in its order through an index.
create or replace function keep_place_address() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'project_members' then
    -- Held, so that an address that is being changed is either waited for here, or changes this place too.
    select u.email_canonical into new.address from public.members m join public.users u on u.id = m.user_id
      where m.id = new.member_id for key share of u;
    -- A member who is not there: the foreign key refuses it.
    new.address := coalesce(new.address, '');
    return new;
  end if;
  update public.project_members p set address = new.email_canonical from public.members m
    where m.user_id = new.id and p.organisation_id = m.organisation_id and p.member_id = m.id;
  return null;
end $$;
