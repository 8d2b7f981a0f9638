-- By what a person may confirm that it is them: the strongest that they have, else the password (SU-02).
create or replace function ways_to_prove(p_user_id text) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(nullif(concat_ws(' ',
    (select 'totp' from public.authenticator_apps a where a.user_id = p_user_id and a.confirmed_at is not null),
    (select 'webauthn' from public.security_keys k where k.user_id = p_user_id limit 1)), ''), 'password');
$$;
