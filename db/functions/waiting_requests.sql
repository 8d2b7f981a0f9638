-- What waits for a member's yes or no in their organisation, the newest first: who asks to join a project that they manage,
-- projects that ask to go live, what managers proposed about their account, and ownership. The inbox lists it, and the
-- navigation counts it on every page. Each part is bounded by itself and read by an index; its plans are kept.
create or replace function waiting_requests(p_organisation_id text, p_member_id text, p_before timestamptz, p_before_id text,
  p_limit integer)
returns table (kind text, id text, created_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  v_user_id text;
  v_reaches_all boolean;
  v_makes_live boolean;
  v_has_proposals boolean;
begin
  select m.user_id, coalesce(r.key in ('owner', 'administrator'), false),
      m.can_make_services_live and o.can_approve_own_go_live_requests,
      exists (select 1 from public.proposals w where w.user_id = m.user_id and w.state = 'pending')
    into v_user_id, v_reaches_all, v_makes_live, v_has_proposals
    from public.members m
    join public.roles r on r.id = m.role_id
    join public.organisations o on o.id = m.organisation_id
    where m.organisation_id = p_organisation_id and m.id = p_member_id
      and o.id = coalesce(nullif(current_setting('app.organisation_id', true), ''), o.id);
  if v_user_id is null then
    return;
  end if;
  return query
    select w.kind, w.id, w.created_at from (
      (select 'join' as kind, j.id, j.created_at
        from public.join_requests j
        join public.projects p on p.id = j.project_id and p.deleted_at is null
        where v_reaches_all and j.organisation_id = p_organisation_id and j.state = 'pending' and j.member_id <> p_member_id
          and (p_before is null or (j.created_at, j.id) < (p_before, p_before_id))
        order by j.created_at desc, j.id desc limit p_limit)
      union all
      (select 'join', j.id, j.created_at
        from public.project_members pm
        join public.join_requests j on j.project_id = pm.project_id and j.state = 'pending' and j.member_id <> p_member_id
        join public.projects p on p.id = j.project_id and p.deleted_at is null
        where not v_reaches_all and pm.organisation_id = p_organisation_id and pm.member_id = p_member_id
          and (p_before is null or (j.created_at, j.id) < (p_before, p_before_id))
          and (select count(*) from public.project_grants g
            where g.project_member_id = pm.id and g.permission in ('manage_users', 'manage_settings')) = 2
        order by j.created_at desc, j.id desc limit p_limit)
      union all
      (select 'go_live', g.id, g.created_at
        from public.go_live_requests g
        join public.projects p on p.id = g.project_id and p.deleted_at is null
        where v_makes_live and g.organisation_id = p_organisation_id and g.state = 'pending' and g.requested_by <> v_user_id
          and (p_before is null or (g.created_at, g.id) < (p_before, p_before_id))
        order by g.created_at desc, g.id desc limit p_limit)
      union all
      (select 'ownership', t.id, t.created_at
        from public.ownership_transfers t
        where t.organisation_id = p_organisation_id and t.offered_to = v_user_id and t.state = 'pending'
          and (p_before is null or (t.created_at, t.id) < (p_before, p_before_id)))
    ) w
    order by w.created_at desc, w.id desc
    limit p_limit;
  if v_has_proposals then
    return query
      select 'proposal', w.id, w.created_at from public.open_proposals(v_user_id, null) w
      where w.organisation_id = p_organisation_id and (p_before is null or (w.created_at, w.id) < (p_before, p_before_id));
  end if;
end $$;
