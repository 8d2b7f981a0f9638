-- Which project's key this is, before there is an actor. Whoever made it may be gone: it belongs to the project (AP-04).
create or replace function find_project_key(p_key_hash text)
returns table (id text, organisation_id text, project_id text, last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select k.id, k.organisation_id, k.project_id, k.last_used_at
  from public.project_keys k
  join public.projects p on p.organisation_id = k.organisation_id and p.id = k.project_id and p.deleted_at is null
  join public.organisations o on o.id = k.organisation_id and o.deleted_at is null
  where k.key_hash = p_key_hash and k.revoked_at is null and k.expires_at > now();
$$;
