-- AT-07, AT-08: takes one of `p_most` permits of a window. Answers 0 when granted, else the seconds until the next one.
create or replace function take_permit(p_bucket text, p_most integer, p_seconds integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  row public.rate_limits;
begin
  if p_most < 1 or p_seconds not between 1 and 86400 then
    raise exception 'a window has at least one permit and at most a day' using errcode = '22023';
  end if;
  insert into public.rate_limits as r (bucket, taken, ends_at)
  values (p_bucket, 1, now() + make_interval(secs => p_seconds))
  on conflict (bucket) do update set
    taken = case when r.ends_at <= now() then 1 else r.taken + 1 end,
    ends_at = case when r.ends_at <= now() then excluded.ends_at else r.ends_at end
  where r.ends_at <= now() or r.taken < p_most
  returning * into row;
  if found then return 0; end if;
  return (select greatest(1, ceil(extract(epoch from r.ends_at - now())))::integer from public.rate_limits r where r.bucket = p_bucket);
end $$;
