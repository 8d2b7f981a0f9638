-- What waits for a member's yes or no in their organisation, the newest first: who asks to join a project that they manage,
-- projects that ask to go live, what managers proposed about their account, and ownership. The inbox lists it, and the
-- navigation counts it. Each part is bounded by itself, so that none is read for long.
create or replace function waiting_requests(p_organisation_id text, p_member_id text, p_before timestamptz, p_before_id text,
  p_limit integer)
returns table (kind text, id text, created_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  with me as (
    select m.id, m.user_id, m.organisation_id, r.key in ('owner', 'administrator') as reaches_all,
      m.can_make_services_live and o.can_approve_own_go_live_requests as makes_live
    from public.members m
    join public.roles r on r.id = m.role_id
    join public.organisations o on o.id = m.organisation_id
    where m.organisation_id = p_organisation_id and m.id = p_member_id
      and o.id = coalesce(nullif(current_setting('app.organisation_id', true), ''), o.id)
  )
  select w.kind, w.id, w.created_at from (
    (select 'join' as kind, j.id, j.created_at
      from me
      join public.join_requests j on j.organisation_id = me.organisation_id and j.state = 'pending' and j.member_id <> me.id
      join public.projects p on p.id = j.project_id and p.deleted_at is null
      where me.reaches_all and (p_before is null or (j.created_at, j.id) < (p_before, p_before_id))
      order by j.created_at desc, j.id desc limit p_limit)
    union all
    (select 'join', j.id, j.created_at
      from me
      join public.project_members pm on pm.organisation_id = me.organisation_id and pm.member_id = me.id
      join public.join_requests j on j.project_id = pm.project_id and j.state = 'pending' and j.member_id <> me.id
      join public.projects p on p.id = j.project_id and p.deleted_at is null
      where me.reaches_all is not true and (p_before is null or (j.created_at, j.id) < (p_before, p_before_id))
        and (select count(*) from public.project_grants g
          where g.project_member_id = pm.id and g.permission in ('manage_users', 'manage_settings')) = 2
      order by j.created_at desc, j.id desc limit p_limit)
    union all
    (select 'go_live', g.id, g.created_at
      from me
      join public.go_live_requests g on g.organisation_id = me.organisation_id and g.state = 'pending'
        and g.requested_by <> me.user_id
      join public.projects p on p.id = g.project_id and p.deleted_at is null
      where me.makes_live and (p_before is null or (g.created_at, g.id) < (p_before, p_before_id))
      order by g.created_at desc, g.id desc limit p_limit)
    union all
    (select 'ownership', t.id, t.created_at
      from me
      join public.ownership_transfers t on t.organisation_id = me.organisation_id and t.offered_to = me.user_id
        and t.state = 'pending'
      where p_before is null or (t.created_at, t.id) < (p_before, p_before_id))
    union all
    (select 'proposal', o.id, o.created_at
      from me
      cross join lateral public.open_proposals(me.user_id, null) o
      where o.organisation_id = me.organisation_id
        and (p_before is null or (o.created_at, o.id) < (p_before, p_before_id)))
  ) w
  order by w.created_at desc, w.id desc
  limit p_limit;
$$;
