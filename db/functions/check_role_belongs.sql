-- A role is built in or belongs to the row's own organisation. Runs as the owner, so that row policies cannot hide the answer.
-- One that was deleted stays as a row for what has named it, and is given to nobody any more.
create or replace function check_role_belongs() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (
    select 1 from public.roles r
    where r.id = new.role_id and r.deleted_at is null
      and (r.organisation_id is null or r.organisation_id = new.organisation_id)
  ) then
    raise exception 'role % is not a role of organisation %', new.role_id, new.organisation_id using errcode = '23503';
  end if;
  return new;
end $$;
