-- What waits for somebody's answer: proposals of managers about their account, with who proposed them and what that person
-- may do in the project now, for lib/permissions to judge. Whoever does not manage the project any more is left out here
-- already, so that void proposals take no place among the fifty. A person sees their own, a tenant those of its projects.
create or replace function open_proposals(p_user_id text, p_project_id text)
returns table (id text, kind text, value text, created_at timestamptz, expires_at timestamptz, organisation_id text,
  organisation_name text, project_id text, project_name text, member_id text, proposed_by text, proposer_name text,
  role jsonb, stored text[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select w.id, w.kind, w.value, w.created_at, w.expires_at, o.id, o.name, p.id, p.name, m.id, u.id, u.name, to_jsonb(r),
    array(select g.permission from public.project_members pm join public.project_grants g on g.project_member_id = pm.id
      where pm.project_id = p.id and pm.member_id = pr.id)
  from public.proposals w
  join public.project_members pl on pl.id = w.project_member_id
  join public.members m on m.id = pl.member_id and m.user_id = w.user_id
  join public.projects p on p.id = w.project_id and p.deleted_at is null
  join public.organisations o on o.id = w.organisation_id and o.deleted_at is null
  join public.users u on u.id = w.proposed_by and u.archived_at is null
  join public.members pr on pr.organisation_id = o.id and pr.user_id = u.id
  join public.roles r on r.id = pr.role_id
  where w.user_id = p_user_id and w.state = 'pending' and w.expires_at > now()
    and (p_project_id is null or w.project_id = p_project_id)
    and w.user_id = coalesce(nullif(current_setting('app.user_id', true), ''), w.user_id)
    and o.id = coalesce(nullif(current_setting('app.organisation_id', true), ''), o.id)
    and (w.kind <> 'sign_in_method' or p.has_email_sign_in
      and not exists (select 1 from public.security_keys k where k.user_id = w.user_id))
    and (r.key in ('owner', 'administrator')
      or (select count(*) from public.project_members pm join public.project_grants g on g.project_member_id = pm.id
        where pm.project_id = p.id and pm.member_id = pr.id and g.permission in ('manage_users', 'manage_settings')) = 2)
  order by w.created_at desc, w.id desc
  limit 50;
$$;
