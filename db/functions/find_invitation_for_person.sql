-- The same for whoever was invited by address and is signed in with it.
create or replace function find_invitation_for_person(p_invitation_id text, p_user_id text) returns table (organisation_id text, id text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.organisation_id, i.id from public.invitations i join public.users u on u.email_canonical = i.email_canonical
  where i.id = p_invitation_id and u.id = p_user_id and u.archived_at is null;
$$;
