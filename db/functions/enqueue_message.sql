-- A message becomes a job in the same transaction as the change that it tells of. The queue's tables have row security
-- without policies, so a tenant role reaches them through here only. Each gets a key of its own: what a provider or a mailbox
-- knows it by, on every try (INV-16).
create or replace function enqueue_message(p_payload json, p_key text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if octet_length(p_payload::text) > 2000 then
    raise exception 'a message holds ids, nothing longer' using errcode = '22001';
  end if;
  -- The prefix keeps these keys apart from those of the nightly jobs.
  perform graphile_worker.add_job(
    'deliver_message',
    json_build_object('name', p_payload -> 'name', 'ids', p_payload -> 'ids', 'key', gen_random_uuid()),
    job_key => 'message:' || p_key,
    max_attempts => 12);
end $$;
