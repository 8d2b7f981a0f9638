-- 90 days in hours, because days have 23 or 25 of them in some zones (IN-10).
create or replace function is_email_fresh(p_email_proven_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog as $$
  select p_email_proven_at > now() - interval '2160 hours';
$$;
