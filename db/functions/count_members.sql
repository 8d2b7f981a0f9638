-- team_counts: by how many members a month grew or shrank. Once for a statement, however many it brings or takes.
create or replace function count_members() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.team_counts as held (organisation_id, kind, begins, number)
  select o.id, 'members',
    date_trunc('month', (case tg_op when 'INSERT' then c.joined_at else now() end) at time zone o.time_zone)::date,
    case tg_op when 'INSERT' then count(*) else -count(*) end
  from changed c
  -- One that goes with its organisation is counted nowhere.
  join public.organisations o on o.id = c.organisation_id and o.kind = 'team'
  group by 1, 3
  on conflict (organisation_id, kind, begins) do update set number = held.number + excluded.number;
  return null;
end $$;
