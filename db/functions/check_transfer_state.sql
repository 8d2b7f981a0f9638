-- A transfer of ownership leaves `pending` once, as an invitation does.
create or replace function check_transfer_state() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and old.state <> 'pending' then
    raise exception 'a transfer cannot go from % to %', old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;
