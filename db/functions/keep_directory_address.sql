-- Whoever was not found is looked for again under a new address; whoever has left keeps no name that the person has not.
create or replace function keep_directory_address() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  changed text[];
  woken text;
begin
  with theirs as (
    update public.directory_members d set
      leaver_name = case when d.belongs then null else new.name end,
      state = case when d.belongs and d.state = 'in_group' then d.state else 'waiting' end,
      reason = case when d.belongs then null else d.reason end,
      code = case when d.belongs then null else d.code end,
      tries = 0,
      next_at = case when d.belongs and d.state = 'in_group' then null else now() end,
      version = d.version + 1,
      changed_at = now()
    where d.user_id = new.id
    returning d.organisation_id)
  -- In the order in which organisations are locked, so that two cannot wait crosswise.
  select array_agg(t.organisation_id order by t.organisation_id) into changed from theirs t;
  foreach woken in array coalesce(changed, '{}') loop
    perform public.wake_directory(woken);
  end loop;
  return null;
end $$;
