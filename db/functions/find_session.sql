-- Who asks, in one statement: session, person, organisation of the URL, membership and role, by the database's clock. It
-- runs before anybody is known, so it needs no role of its own: the door may call it and read nothing else. Nothing of it is
-- kept anywhere, so a removal or a changed role shows on the next request (AZ-10).
create or replace function find_session(p_token_hash text, p_slug text)
returns table (session_id text, method text, user_id text, name text, email text, email_canonical text,
  expires_at timestamptz, is_live boolean, is_email_fresh boolean, factor text, two_factor text, proof text, ways text,
  is_platform_admin boolean, is_stale boolean, organisation jsonb, requires_two_factor boolean, member_id text, role jsonb,
  has_opened boolean, waiting integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.method, u.id, u.name, u.email, u.email_canonical, s.expires_at,
      public.is_session_live(u.id, s.expires_at, s.last_used_at), public.is_email_fresh(u.email_proven_at), s.factor,
      u.two_factor, public.proof_of_session(s.auth_at, s.auth_with, u.two_factor), public.ways_to_prove(u.id),
      exists (select 1 from public.platform_admins p where p.user_id = u.id),
      s.last_used_at < now() - interval '1 minute',
      to_jsonb(o), coalesce(o.two_factor_from <= now(), false), m.id, to_jsonb(r),
      coalesce(os.opened_at >= m.joined_at, false),
      case when m.id is not null and o.kind = 'team' then
        (select least(count(*), 100)::integer from public.waiting_requests(o.id, m.id, null, null, 100)) else 0 end
    from public.sessions s
    join public.users u on u.id = s.user_id and u.archived_at is null
    left join public.organisations o on o.slug = p_slug and o.deleted_at is null
    left join public.members m on m.organisation_id = o.id and m.user_id = u.id
    left join public.roles r on r.id = m.role_id
    left join public.organisation_sessions os on os.organisation_id = o.id and os.session_id = s.id
    where s.token_hash = p_token_hash;
end $$;
