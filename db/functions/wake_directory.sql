-- Sees to it that an organisation's group is looked at, soon or at `p_at`. One job for each organisation, and never two at
-- work at once in the whole installation, so that what is written first is not overtaken. A later time never puts off an
-- earlier one, and a time that has passed is now, so that whoever comes back stands behind those who wait. The queue's tables
-- have row security without policies, so a tenant role reaches them through here only.
create or replace function wake_directory(p_organisation_id text, p_at timestamp with time zone default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  woken_at timestamptz := greatest(p_at, now());
begin
  if p_at is not null and exists (select from graphile_worker.jobs j
      where j.key = 'directory:' || p_organisation_id and j.locked_at is null and j.run_at <= woken_at) then
    return;
  end if;
  perform graphile_worker.add_job(
    'keep_directory',
    json_build_object('organisationId', p_organisation_id),
    queue_name => 'directory',
    run_at => woken_at,
    max_attempts => 25,
    job_key => 'directory:' || p_organisation_id,
    -- After every mail.
    priority => 10);
end $$;
