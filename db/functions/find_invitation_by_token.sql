-- The only reads across tenants that an invitee causes: which organisation an invitation belongs to.
create or replace function find_invitation_by_token(p_token_hash text) returns table (organisation_id text, id text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.organisation_id, i.id from public.invitations i where i.token_hash = p_token_hash;
$$;
