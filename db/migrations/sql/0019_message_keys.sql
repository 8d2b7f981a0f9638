-- Every message gets a key of its own when it is queued: what a provider or a mailbox knows it by, on every try (INV-16).
-- The job's number was that before, but two installations, or one and its restored backup, count alike.
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
--> statement-breakpoint
-- What waits already may have been tried, and so stays the mail that it was.
update graphile_worker._private_jobs j
set payload = json_build_object('name', j.payload -> 'name', 'ids', j.payload -> 'ids', 'key', 'rollcall-' || j.id)
from graphile_worker._private_tasks t
where t.id = j.task_id and t.identifier = 'deliver_message';
