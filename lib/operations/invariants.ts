/**
 * What must never be found in any database of ours (security.md, "Always-zero queries"): each answers the offending rows.
 * Run by `npm run verify` in the system role, and after every race in the tests.
 */
export interface Invariant {
  readonly name: string;
  /** Every row of the answer is a finding; its columns say where. */
  readonly query: string;
}

export const invariants: readonly Invariant[] = [
  {
    name: "organisation without an owner",
    query: `select o.id from organisations o where o.deleted_at is null
      and not exists (select 1 from members m where m.organisation_id = o.id and m.role_id = 'rol_owner')`,
  },
  {
    name: "owner whose membership has an end date",
    query: `select m.id from members m where m.role_id = 'rol_owner' and m.ends_at is not null`,
  },
  {
    name: "role of one's own that holds what is the owners' alone",
    query: `select r.id from roles r where r.permissions && array['two_factor:enforce', 'two_factor:reset',
      'team_report:receive', 'role:manage', 'ownership:transfer', 'organisation:delete']`,
  },
  {
    name: "member or live invitation with a role that is deleted or another organisation's",
    query: `select t.id, r.id as role from (
        select id, organisation_id, role_id from members
        union all select id, organisation_id, role_id from invitations where state = 'pending' and expires_at > now()
      ) t join roles r on r.id = t.role_id
      where r.deleted_at is not null or r.organisation_id <> t.organisation_id`,
  },
  {
    name: "organisation with more members than seats",
    query: `select o.id, o.seat_limit, count(*) as members from organisations o
      join members m on m.organisation_id = o.id group by o.id having count(*) > o.seat_limit`,
  },
  {
    name: "organisation whose member count has drifted",
    query: `select o.id, o.member_count, count(m.id) as members from organisations o
      left join members m on m.organisation_id = o.id group by o.id having count(m.id) <> o.member_count`,
  },
  {
    name: "accepted invitation without exactly one audit event",
    query: `select i.id from invitations i where i.state = 'accepted' and 1 <> (select count(*) from audit_events a
      where a.organisation_id = i.organisation_id and a.target_id = i.id and a.action = 'invitation.accepted')`,
  },
  {
    name: "invitation both accepted and revoked, declined or not granted",
    query: `select a.organisation_id, a.target_id from audit_events a
      where a.action in ('invitation.accepted', 'invitation.revoked', 'invitation.declined', 'invitation.not_granted')
      group by 1, 2 having count(*) > 1`,
  },
  {
    name: "two live invitations for one address",
    query: `select organisation_id, email_canonical from invitations where state = 'pending'
      group by 1, 2 having count(*) > 1`,
  },
  {
    name: "live invitation of somebody who is not a member",
    query: `select i.id from invitations i where i.state = 'pending' and i.expires_at > now()
      and not exists (select 1 from members m where m.organisation_id = i.organisation_id and m.user_id = i.invited_by)`,
  },
  {
    name: "session that outlives twenty hours, or of an archived account",
    query: `select s.id from sessions s join users u on u.id = s.user_id
      where s.expires_at > s.created_at + interval '20 hours' or (u.archived_at is not null and s.expires_at > now())`,
  },
  {
    name: "account without its private organisation",
    query: `select u.id from users u where u.archived_at is null and 1 <> (select count(*) from organisations o
      join members m on m.organisation_id = o.id and m.user_id = u.id where o.kind = 'personal' and o.deleted_at is null)`,
  },
  {
    name: "project that asks to go live without a request, or the other way round",
    query: `select p.id from projects p where p.deleted_at is null and (p.go_live_asked_at is not null) <> exists (
      select 1 from go_live_requests g where g.project_id = p.id and g.state = 'pending')`,
  },
  {
    name: "gap in an audit chain",
    query: `select organisation_id, seq from (select organisation_id, seq, row_number() over (
      partition by organisation_id order by seq) as expected from audit_events) numbered where seq <> expected`,
  },
  {
    name: "audit event without its actor beside it",
    query: `select e.organisation_id, e.seq from audit_events e where not exists (select 1 from audit_people p
      where p.organisation_id = e.organisation_id and p.seq = e.seq and p.part = 'actor')`,
  },
  {
    name: "job given up, or waiting for more than an hour",
    query: `select oldest_seconds, given_up from queue_health() where given_up > 0 or oldest_seconds > 3600`,
  },
];
