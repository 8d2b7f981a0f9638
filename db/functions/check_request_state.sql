-- IN-11: a request leaves `pending` once, and what it became stays as it was said.
create or replace function check_request_state() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' then
    raise exception 'a request that is % stays so', old.state using errcode = '23514';
  end if;
  return new;
end $$;
