-- A role that was deleted stays as a row for what has named it, and is given to nobody any more.
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
--> statement-breakpoint
-- An invitation past its time stands as pending and may be sent again, which is giving its role anew.
drop trigger invitations_role_belongs on invitations;
--> statement-breakpoint
create trigger invitations_role_belongs before insert or update of role_id, organisation_id, expires_at on invitations
  for each row execute function check_role_belongs();
--> statement-breakpoint
-- Nor can one go while a member, an open invitation or the organisation's settings still need it.
create function check_role_unused() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
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
--> statement-breakpoint
create trigger roles_unused before update of deleted_at on roles
  for each row when (new.deleted_at is not null) execute function check_role_unused();
--> statement-breakpoint
revoke all on function check_role_unused from public;
--> statement-breakpoint
grant insert, update (label, sentence, permissions, deleted_at) on roles to rollcall_tenant;
