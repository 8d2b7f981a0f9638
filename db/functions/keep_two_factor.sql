-- Whoever gains or loses an authenticator app or a security key is counted anew.
create or replace function keep_two_factor() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform public.recount_two_factor(case when tg_op = 'DELETE' then old.user_id else new.user_id end);
  return null;
end $$;
