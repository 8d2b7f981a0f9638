-- Who of a project's people runs the installation: they stand in a group of their own on its team page (product.md 6.3). A
-- tenant may not read who they are elsewhere.
create or replace function platform_admins_in_project(p_project_id text) returns setof text
language sql stable security definer set search_path = pg_catalog, public as $$
  select m.user_id
  from public.projects p
  join public.project_members pm on pm.project_id = p.id
  join public.members m on m.id = pm.member_id
  join public.platform_admins a on a.user_id = m.user_id
  where p.id = p_project_id and p.organisation_id = nullif(current_setting('app.organisation_id', true), '')
    and p.deleted_at is null;
$$;
