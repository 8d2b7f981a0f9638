-- directory_members: whom an organisation's group should hold. Kept here rather than by each command, so that no path can
-- forget it. The worker does the rest, so that a directory that is down keeps nobody from coming or going.
create or replace function keep_directory() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  row public.members := coalesce(new, old);
  team public.organisations;
begin
  if not exists (select from public.directory) then
    return null;
  end if;
  select * into team from public.organisations o where o.id = row.organisation_id and o.kind = 'team';
  if not found then
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
    if not found then
      return null;
    end if;
  end if;
  -- The group of one that is deleted goes as a whole, which its deletion has asked for; and it may be purged of ten thousand.
  if team.deleted_at is null then
    perform public.wake_directory(row.organisation_id);
  end if;
  return null;
end $$;
