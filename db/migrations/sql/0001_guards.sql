-- What Drizzle's schema language cannot say: built-in roles, guards that hold whatever the code does, and grants.

insert into roles (id, key, label) values
  ('rol_owner', 'owner', 'Owner'),
  ('rol_administrator', 'administrator', 'Administrator'),
  ('rol_developer', 'developer', 'Developer'),
  ('rol_content_manager', 'content_manager', 'Content manager'),
  ('rol_technician', 'technician', 'Technician'),
  ('rol_service', 'service', 'Service'),
  ('rol_read_only', 'read_only', 'Read only'),
  ('rol_member', 'member', 'Member');
--> statement-breakpoint

-- organisations.member_count: kept here rather than by each command, so that no path can forget it.
create function keep_member_count() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then
    update public.organisations set member_count = member_count + 1 where id = new.organisation_id;
  else
    update public.organisations set member_count = member_count - 1 where id = old.organisation_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger members_keep_count after insert or delete on members for each row execute function keep_member_count();
--> statement-breakpoint

-- A role is built in or belongs to the row's own organisation. Runs as the owner, so that row policies cannot hide the answer.
create function check_role_belongs() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (
    select 1 from public.roles r
    where r.id = new.role_id and (r.organisation_id is null or r.organisation_id = new.organisation_id)
  ) then
    raise exception 'role % is not a role of organisation %', new.role_id, new.organisation_id using errcode = '23503';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger members_role_belongs before insert or update of role_id, organisation_id on members
  for each row execute function check_role_belongs();
--> statement-breakpoint
create trigger invitations_role_belongs before insert or update of role_id, organisation_id on invitations
  for each row execute function check_role_belongs();
--> statement-breakpoint

-- IN-11: an invitation leaves `pending` once; nothing ever comes back or moves between end states.
create function check_invitation_state() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and old.state <> 'pending' then
    raise exception 'an invitation cannot go from % to %', old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger invitations_state before update on invitations for each row execute function check_invitation_state();
--> statement-breakpoint

-- AU-02: the log is append-only, for the table's owner as well.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
--> statement-breakpoint
create trigger audit_events_append_only before update or delete on audit_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger audit_events_no_truncate before truncate on audit_events for each statement execute function refuse_change();
--> statement-breakpoint

-- AU-03: one linear chain per organisation. Each statement of a volatile function takes its own snapshot, so the head is
-- read after the lock is held. The time is the clock's, not the transaction's, so that it never runs against seq.
--
-- Runs as the owner, so that nobody else can insert: neither time nor hash can be made up. The tenant role may append to
-- its own organisation only.
create function append_audit_event(p_organisation_id text, p_body text) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  head record;
  next_seq bigint;
  next_at timestamptz;
  previous text;
begin
  if nullif(current_setting('app.organisation_id', true), '') is distinct from p_organisation_id
    and current_setting('role') = 'rollcall_tenant' then
    raise exception 'another organisation''s log' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('audit:' || p_organisation_id, 0));
  select e.seq, e.hash into head from public.audit_events e
    where e.organisation_id = p_organisation_id order by e.seq desc limit 1;
  next_seq := coalesce(head.seq, 0) + 1;
  previous := coalesce(head.hash, repeat('0', 64));
  next_at := clock_timestamp();
  insert into public.audit_events (organisation_id, seq, at, body, previous_hash, hash)
  values (
    p_organisation_id, next_seq, next_at, p_body, previous,
    encode(sha256(convert_to(concat_ws(E'\n', previous, next_seq,
      to_char(next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), p_organisation_id, p_body), 'UTF8')), 'hex')
  );
  return next_seq;
end $$;
--> statement-breakpoint

-- The only reads across tenants that an invitee causes: which organisation an invitation belongs to.
create function find_invitation_by_token(p_token_hash text) returns table (organisation_id text, id text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.organisation_id, i.id from public.invitations i where i.token_hash = p_token_hash;
$$;
--> statement-breakpoint
create function find_invitation_for_person(p_invitation_id text, p_user_id text) returns table (organisation_id text, id text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.organisation_id, i.id from public.invitations i join public.users u on u.email_canonical = i.email_canonical
  where i.id = p_invitation_id and u.id = p_user_id and u.archived_at is null;
$$;
--> statement-breakpoint

-- The person behind a live session, or nothing. With `p_hold` both rows are held until the transaction ends, so that
-- whoever ends the session waits or has won (INV-12), and the address is the one proven at this moment (INV-08).
create function acting_user(p_session_id text, p_user_id text, p_hold boolean)
returns table (email_canonical text, name text, email text, method text)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if p_hold then
    perform 1 from public.users u join public.sessions s on s.user_id = u.id
      where s.id = p_session_id and u.id = p_user_id for share of u, s;
  end if;
  return query
    select u.email_canonical, u.name, u.email, s.method
    from public.sessions s join public.users u on u.id = s.user_id
    where s.id = p_session_id and s.user_id = p_user_id and s.expires_at > now() and u.archived_at is null;
end $$;
--> statement-breakpoint

-- AT-07, AT-08: takes one of `p_most` permits of a window. Answers 0 when granted, else the seconds until the next one.
create function take_permit(p_bucket text, p_most integer, p_seconds integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  row public.rate_limits;
begin
  if p_most < 1 or p_seconds not between 1 and 86400 then
    raise exception 'a window has at least one permit and at most a day' using errcode = '22023';
  end if;
  insert into public.rate_limits as r (bucket, taken, ends_at)
  values (p_bucket, 1, now() + make_interval(secs => p_seconds))
  on conflict (bucket) do update set
    taken = case when r.ends_at <= now() then 1 else r.taken + 1 end,
    ends_at = case when r.ends_at <= now() then excluded.ends_at else r.ends_at end
  where r.ends_at <= now() or r.taken < p_most
  returning * into row;
  if found then return 0; end if;
  return (select greatest(1, ceil(extract(epoch from r.ends_at - now())))::integer from public.rate_limits r where r.bucket = p_bucket);
end $$;
--> statement-breakpoint

-- A message becomes a job in the same transaction as the change that it tells of. The queue's tables have row security
-- without policies, so a tenant role reaches them through here only.
create function enqueue_message(p_payload json, p_key text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if octet_length(p_payload::text) > 2000 then
    raise exception 'a message holds ids, nothing longer' using errcode = '22001';
  end if;
  -- The prefix keeps these keys apart from those of the nightly jobs.
  perform graphile_worker.add_job('deliver_message', p_payload, job_key => 'message:' || p_key, max_attempts => 12);
end $$;
--> statement-breakpoint
create function queue_health() returns table (oldest_seconds integer, given_up integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select
    coalesce(extract(epoch from now() - min(j.run_at) filter (where j.attempts < j.max_attempts and j.run_at <= now())), 0)::integer,
    (count(*) filter (where j.attempts >= j.max_attempts))::integer
  from graphile_worker.jobs j;
end $$;
--> statement-breakpoint

revoke all on all functions in schema public from public;
--> statement-breakpoint
grant usage on schema public to rollcall_tenant, rollcall_user, rollcall_system;
--> statement-breakpoint
grant execute on function append_audit_event to rollcall_tenant, rollcall_system;
--> statement-breakpoint
grant execute on function find_invitation_by_token, find_invitation_for_person, acting_user, take_permit,
  enqueue_message to rollcall_tenant, rollcall_user, rollcall_system;
--> statement-breakpoint
grant execute on function queue_health to rollcall_system;
--> statement-breakpoint

grant select, insert, update (name, slug, time_zone, default_role, project_managers_may_invite, deleted_at) on organisations to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete, update (role_id, last_sign_in_at) on members to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (state, state_changed_at, accepted_by, sent_at, send_number, expires_at, nonce, kid, token_hash, proof_hash)
  on invitations to rollcall_tenant;
--> statement-breakpoint
grant select on roles to rollcall_tenant;
--> statement-breakpoint
grant select (id, name, email, email_canonical) on users to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (opened_at) on organisation_sessions to rollcall_tenant;
--> statement-breakpoint
grant select on audit_events to rollcall_tenant;
--> statement-breakpoint
grant select, insert on audit_people to rollcall_tenant;
--> statement-breakpoint

grant select on organisations, members, roles to rollcall_user;
--> statement-breakpoint
grant select (id, organisation_id, email, email_canonical, name, role_id, invited_by, state, sent_at, expires_at) on invitations to rollcall_user;
--> statement-breakpoint
grant select, update (name, mobile, mobile_proven_at) on users to rollcall_user;
--> statement-breakpoint
grant select, update (hash, changed_at, device_epoch) on passwords to rollcall_user;
--> statement-breakpoint
grant select, delete, update (token_hash, last_used_at, auth_at) on sessions to rollcall_user;
--> statement-breakpoint
grant select, delete on password_resets to rollcall_user;
--> statement-breakpoint
grant select, insert on account_events to rollcall_user;
--> statement-breakpoint

grant select, insert, update, delete on organisations, members, invitations, roles, users, passwords, password_attempts,
  password_resets, registrations, account_events, sessions, organisation_sessions, rate_limits, demo_mailbox to rollcall_system;
--> statement-breakpoint
grant select on audit_events to rollcall_system;
--> statement-breakpoint
grant select, insert, update, delete on audit_people to rollcall_system;
