-- A role cannot go while a member, an open invitation or the organisation's settings still need it.
create or replace function check_role_unused() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from public.members m where m.organisation_id = new.organisation_id and m.role_id = new.id)
    or exists (select 1 from public.invitations i where i.organisation_id = new.organisation_id and i.role_id = new.id
      and i.state = 'pending' and i.expires_at > now())
    or exists (select 1 from public.organisations o where o.id = new.organisation_id and o.default_role = new.id)
  then
    raise exception 'role % is still in use', new.id using errcode = '23503';
  end if;
  return new;
end $$;
