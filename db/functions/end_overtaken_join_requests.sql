-- Whoever is in a project's team asks no more to join it, by whichever way they came in.
create or replace function end_overtaken_join_requests() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.join_requests j set state = 'joined', ended_at = now(), ended_by = new.added_by
    where j.project_id = new.project_id and j.member_id = new.member_id and j.state = 'pending';
  return null;
end $$;
