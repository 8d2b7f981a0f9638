-- AU-03: one linear chain per organisation. Each statement of a volatile function takes its own snapshot, so the head is
-- read after the lock is held. The time is the clock's, not the transaction's, so that it never runs against seq.
--
-- Runs as the owner, so that nobody else can insert: neither time nor hash can be made up. The tenant role may append to
-- its own organisation only.
create or replace function append_audit_event(p_organisation_id text, p_body text) returns bigint
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
