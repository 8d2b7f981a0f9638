-- The person behind a live session with all that the gate looks at, or nothing. With `p_hold` both rows are held until the
-- transaction ends, so that whoever ends the session waits or has won (INV-12), the address is the one proven at this
-- moment (INV-08), and the proof is this session's own (INV-14).
create or replace function acting_user(p_session_id text, p_user_id text, p_hold boolean)
returns table (email_canonical text, name text, email text, method text, is_email_fresh boolean, factor text,
  two_factor text, proof text, ways text, is_platform_admin boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if p_hold then
    perform 1 from public.users u join public.sessions s on s.user_id = u.id
      where s.id = p_session_id and u.id = p_user_id for share of u, s;
  end if;
  return query
    select u.email_canonical, u.name, u.email, s.method, public.is_email_fresh(u.email_proven_at), s.factor,
      u.two_factor, public.proof_of_session(s.auth_at, s.auth_with, u.two_factor), public.ways_to_prove(u.id),
      exists (select 1 from public.platform_admins p where p.user_id = u.id)
    from public.sessions s join public.users u on u.id = s.user_id
    where s.id = p_session_id and s.user_id = p_user_id and u.archived_at is null
      and public.is_session_live(u.id, s.expires_at, s.last_used_at);
end $$;
