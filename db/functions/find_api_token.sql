-- Whose token this is, before there is an actor: the organisation, the person and everything that bounds it (AP-02..05).
create or replace function find_api_token(p_token_hash text)
returns table (id text, organisation_id text, user_id text, scopes jsonb, has_two_factor boolean, last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select t.id, t.organisation_id, t.user_id, t.scopes, t.has_two_factor, t.last_used_at
  from public.api_tokens t
  join public.users u on u.id = t.user_id and u.archived_at is null
  join public.organisations o on o.id = t.organisation_id and o.deleted_at is null
  where t.token_hash = p_token_hash and t.revoked_at is null and t.expires_at > now();
$$;
