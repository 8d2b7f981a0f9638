-- What the last proof in a session is worth (SU-01, SU-02): `fresh` opens every guarded act, `recovery` only those on
-- factors. Whoever has an app or a key is not believed on a password, a text message or a mail alone. Ten minutes.
create or replace function proof_of_session(p_auth_at timestamptz, p_auth_with text, p_two_factor text) returns text
language sql stable set search_path = pg_catalog as $$
  select case
    when p_auth_at <= now() - interval '10 minutes' then 'stale'
    when p_auth_with = 'recovery' then 'recovery'
    when p_two_factor = 'strong' and p_auth_with not in ('totp', 'webauthn') then 'stale'
    else 'fresh'
  end;
$$;
