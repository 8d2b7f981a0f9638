-- directory_members: whom an organisation's group should hold. Kept here rather than by each command, so that no path can
-- forget it. The worker does the rest, so that a directory that is down keeps nobody from coming or going.
create or replace function keep_directory() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  row public.members := coalesce(new, old);
begin
  if not exists (select from public.directory)
    or not exists (select from public.organisations o where o.id = row.organisation_id and o.kind = 'team') then
    return null;
  end if;
  if tg_op = 'INSERT' then
    insert into public.directory_members as d (id, organisation_id, user_id, belongs)
      values ('dme_' || replace(gen_random_uuid()::text, '-', ''), row.organisation_id, row.user_id, true)
      on conflict (organisation_id, user_id) do update set belongs = true, leaver_name = null, state = 'waiting',
        reason = null, code = null, tries = 0, next_at = now(), version = d.version + 1, changed_at = now();
  else
    update public.directory_members d set belongs = false, state = 'waiting', reason = null, code = null, tries = 0,
        next_at = now(), version = d.version + 1, changed_at = now(),
        leaver_name = (select u.name from public.users u where u.id = row.user_id)
      where d.organisation_id = row.organisation_id and d.user_id = row.user_id;
  end if;
  perform public.wake_directory(row.organisation_id);
  return null;
end $$;
