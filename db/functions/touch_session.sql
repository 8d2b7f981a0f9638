-- The last use, at most once a minute, however many requests find it stale at the same moment.
create or replace function touch_session(p_session_id text) returns void
language sql volatile security definer set search_path = pg_catalog, public as $$
  update public.sessions set last_used_at = now()
  where id = p_session_id and last_used_at < now() - interval '1 minute';
$$;
