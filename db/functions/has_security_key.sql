-- Whether somebody of the organisation has a security key: then nobody proposes another way to sign in (product.md 6.5).
create or replace function has_security_key(p_user_id text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from public.security_keys k join public.members m on m.user_id = k.user_id
    where k.user_id = p_user_id and m.organisation_id = nullif(current_setting('app.organisation_id', true), ''));
$$;
