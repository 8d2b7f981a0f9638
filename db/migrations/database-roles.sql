-- Roles belong to the whole server, so two databases may be making them at the same time: who comes second is fine.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['rollcall_door', 'rollcall_tenant', 'rollcall_user', 'rollcall_system'] loop
    begin
      if not exists (select 1 from pg_roles where rolname = wanted) then
        execute format('create role %I nologin noinherit', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end;
    begin
      execute format('grant %I to current_user', wanted);
    exception when unique_violation or insufficient_privilege then
      -- Somebody else gave it at this moment, or gave it to us before: the first transaction tells if not.
      null;
    end;
  end loop;
end $$;
