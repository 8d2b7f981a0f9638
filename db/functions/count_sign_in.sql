-- team_counts: how many sessions opened an organisation in a week.
create or replace function count_sign_in() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.team_counts as held (organisation_id, kind, begins, number)
  select o.id, 'sign_ins', date_trunc('week', new.opened_at at time zone o.time_zone)::date, 1
  from public.organisations o where o.id = new.organisation_id and o.kind = 'team'
  on conflict (organisation_id, kind, begins) do update set number = held.number + 1;
  return null;
end $$;
