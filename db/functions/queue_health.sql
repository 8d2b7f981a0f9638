-- What the health page and the operator are told of the job queue: how long the oldest due job has waited, and how many
-- were given up. Not of the directory's: while that is down its jobs wait, and this server is well.
create or replace function queue_health() returns table (oldest_seconds integer, given_up integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select
    coalesce(extract(epoch from now() - min(j.run_at) filter (where j.attempts < j.max_attempts and j.run_at <= now())), 0)::integer,
    (count(*) filter (where j.attempts >= j.max_attempts))::integer
  from graphile_worker.jobs j where j.task_identifier <> 'keep_directory';
end $$;
