-- Whether a member's sign-in asks for anything after the password: what a reset could take away. An email link is such a
-- step too, for whoever has lost the mailbox. Answers for members of the tenant only.
create or replace function asks_second_step(p_user_id text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select 1 from public.users u
    join public.members m on m.user_id = u.id and m.organisation_id = nullif(current_setting('app.organisation_id', true), '')
    where u.id = p_user_id and (u.two_factor <> 'none' or u.sign_in_method <> 'password'));
$$;
