-- A platform admin's session also ends when it has not been used for 30 minutes (SE-05).
create or replace function is_session_live(p_user_id text, p_expires_at timestamptz, p_last_used_at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select p_expires_at > now() and (
    p_last_used_at > now() - interval '30 minutes'
    or not exists (select 1 from public.platform_admins p where p.user_id = p_user_id));
$$;
