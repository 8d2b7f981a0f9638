-- team_counts anew, as well as rows and log have it: who is here by when they joined; who has left by when they did, and by
-- when they had come, or with the organisation where nothing says so; and the sign-ins that a dashboard still shows. For
-- what was before the triggers that keep it, and for the demo, whose times are moved behind their back.
create or replace function recount_teams() returns void language sql set search_path = pg_catalog, public as $$
  delete from public.team_counts;
  insert into public.team_counts (organisation_id, kind, begins, number)
  select changes.organisation_id, 'members', date_trunc('month', changes.at at time zone o.time_zone)::date,
    sum(changes.number)::integer
  from (
    select m.organisation_id, m.joined_at as at, 1 as number from public.members m
    union all
    select e.organisation_id, e.at, -1 from public.audit_events e where e.action in ('member.removed', 'member.left')
    union all
    select e.organisation_id, coalesce(joined.at, o.created_at), 1
    from public.audit_events e
    join public.organisations o on o.id = e.organisation_id
    left join lateral (
      select j.at from public.audit_events j
      where j.organisation_id = e.organisation_id and j.action = 'invitation.accepted' and j.seq < e.seq
        and j.actor_id = e.body::jsonb->'details'->>'userId' and j.body::jsonb->'details'->>'wasMember' = 'false'
      order by j.seq desc limit 1
    ) joined on true
    where e.action in ('member.removed', 'member.left')
  ) changes
  join public.organisations o on o.id = changes.organisation_id and o.kind = 'team'
  group by 1, 3 having sum(changes.number) <> 0;
  insert into public.team_counts (organisation_id, kind, begins, number)
  select e.organisation_id, 'sign_ins', date_trunc('week', e.at at time zone o.time_zone)::date, count(*)::integer
  from public.audit_events e
  join public.organisations o on o.id = e.organisation_id and o.kind = 'team'
  where e.action = 'session.opened' and e.at > now() - interval '100 days'
  group by 1, 3;
$$;
