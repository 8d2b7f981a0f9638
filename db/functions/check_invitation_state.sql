-- IN-11: an invitation leaves `pending` once; nothing ever comes back or moves between end states.
create or replace function check_invitation_state() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and old.state <> 'pending' then
    raise exception 'an invitation cannot go from % to %', old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;
