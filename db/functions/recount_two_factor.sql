-- users.two_factor and its copy in members: kept here rather than by each command, so that no path can forget it.
create or replace function recount_two_factor(p_user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, public as $$
  update public.users u set two_factor = counted.state
  from (
    select case
      when exists (select 1 from public.authenticator_apps a where a.user_id = p_user_id and a.confirmed_at is not null)
        or exists (select 1 from public.security_keys k where k.user_id = p_user_id) then 'strong'
      when (select p.sign_in_method from public.users p where p.id = p_user_id) = 'sms_auth' then 'sms'
      else 'none'
    end as state
  ) counted
  where u.id = p_user_id and u.two_factor <> counted.state;
$$;
