-- users.two_factor and its copy in members: kept here rather than by each command, so that no path can forget it.
create function recount_two_factor(p_user_id text) returns void
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
--> statement-breakpoint
create function keep_two_factor() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform public.recount_two_factor(case when tg_op = 'DELETE' then old.user_id else new.user_id end);
  return null;
end $$;
--> statement-breakpoint
create trigger authenticator_apps_keep_two_factor after insert or delete or update of confirmed_at on authenticator_apps
  for each row execute function keep_two_factor();
--> statement-breakpoint
create trigger security_keys_keep_two_factor after insert or delete on security_keys
  for each row execute function keep_two_factor();
--> statement-breakpoint
create function keep_two_factor_of_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'members' then
    select u.two_factor into new.two_factor from public.users u where u.id = new.user_id;
    return new;
  end if;
  if new.sign_in_method <> old.sign_in_method then
    perform public.recount_two_factor(new.id);
  end if;
  if new.two_factor <> old.two_factor then
    update public.members set two_factor = new.two_factor where user_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger members_keep_two_factor before insert on members for each row execute function keep_two_factor_of_person();
--> statement-breakpoint
create trigger users_keep_two_factor after update of sign_in_method, two_factor on users
  for each row execute function keep_two_factor_of_person();
--> statement-breakpoint

-- A platform admin's session also ends when it has not been used for 30 minutes (SE-05).
create function is_session_live(p_user_id text, p_expires_at timestamptz, p_last_used_at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select p_expires_at > now() and (
    p_last_used_at > now() - interval '30 minutes'
    or not exists (select 1 from public.platform_admins p where p.user_id = p_user_id));
$$;
--> statement-breakpoint

-- What the last proof in a session is worth (SU-01, SU-02): `fresh` opens every guarded act, `recovery` only those on
-- factors. Whoever has an app or a key is not believed on a password, a text message or a mail alone. Ten minutes.
create function proof_of_session(p_auth_at timestamptz, p_auth_with text, p_two_factor text) returns text
language sql stable set search_path = pg_catalog as $$
  select case
    when p_auth_at <= now() - interval '10 minutes' then 'stale'
    when p_auth_with = 'recovery' then 'recovery'
    when p_two_factor = 'strong' and p_auth_with not in ('totp', 'webauthn') then 'stale'
    else 'fresh'
  end;
$$;
--> statement-breakpoint

-- By what a person may confirm that it is them: the strongest that they have, else the password (SU-02).
create function ways_to_prove(p_user_id text) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(nullif(concat_ws(' ',
    (select 'totp' from public.authenticator_apps a where a.user_id = p_user_id and a.confirmed_at is not null),
    (select 'webauthn' from public.security_keys k where k.user_id = p_user_id limit 1)), ''), 'password');
$$;
--> statement-breakpoint

-- 90 days in hours, because days have 23 or 25 of them in some zones (IN-10).
create function is_email_fresh(p_email_proven_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog as $$
  select p_email_proven_at > now() - interval '2160 hours';
$$;
--> statement-breakpoint

drop function acting_user(text, text, boolean);
--> statement-breakpoint
-- The person behind a live session with all that the gate looks at, or nothing. With `p_hold` both rows are held until the
-- transaction ends, so that whoever ends the session waits or has won (INV-12), the address is the one proven at this
-- moment (INV-08), and the proof is this session's own (INV-14).
create function acting_user(p_session_id text, p_user_id text, p_hold boolean)
returns table (email_canonical text, name text, email text, method text, is_email_fresh boolean, factor text,
  two_factor text, proof text, ways text, is_platform_admin boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if p_hold then
    perform 1 from public.users u join public.sessions s on s.user_id = u.id
      where s.id = p_session_id and u.id = p_user_id for share of u, s;
  end if;
  return query
    select u.email_canonical, u.name, u.email, s.method, public.is_email_fresh(u.email_proven_at), s.factor,
      u.two_factor, public.proof_of_session(s.auth_at, s.auth_with, u.two_factor), public.ways_to_prove(u.id),
      exists (select 1 from public.platform_admins p where p.user_id = u.id)
    from public.sessions s join public.users u on u.id = s.user_id
    where s.id = p_session_id and s.user_id = p_user_id and u.archived_at is null
      and public.is_session_live(u.id, s.expires_at, s.last_used_at);
end $$;
--> statement-breakpoint

-- Accepting through the mailed link proves the address as much as any mail of ours does (product.md 3.9).
create function prove_address_by_invitation(p_invitation_id text, p_user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, public as $$
  update public.users u set email_proven_at = now() from public.invitations i
  where i.id = p_invitation_id and u.id = p_user_id and i.email_canonical = u.email_canonical
    and i.organisation_id = nullif(current_setting('app.organisation_id', true), '');
$$;
--> statement-breakpoint

-- Whom somebody would fall out with by giving up their last factor (MF-16, INV-15).
create function organisations_requiring_two_factor(p_user_id text)
returns table (organisation_id text, name text, text_messages_count boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.name, o.text_messages_count
  from public.members m join public.organisations o on o.id = m.organisation_id
  where m.user_id = p_user_id and o.deleted_at is null and o.two_factor_from is not null
  order by o.id;
$$;
--> statement-breakpoint

revoke all on function recount_two_factor, keep_two_factor, keep_two_factor_of_person, is_session_live, proof_of_session,
  ways_to_prove, is_email_fresh, acting_user, prove_address_by_invitation, organisations_requiring_two_factor from public;
--> statement-breakpoint
grant execute on function acting_user, is_session_live, proof_of_session, ways_to_prove, is_email_fresh
  to rollcall_tenant, rollcall_user, rollcall_system;
--> statement-breakpoint
grant execute on function prove_address_by_invitation to rollcall_tenant;
--> statement-breakpoint
grant execute on function organisations_requiring_two_factor to rollcall_system;
--> statement-breakpoint

grant update (two_factor_from, text_messages_count) on organisations to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (state, ended_at) on two_factor_resets to rollcall_tenant;
--> statement-breakpoint
grant select (id, user_id, name, created_at, last_used_at) on security_keys to rollcall_user;
--> statement-breakpoint
grant select, insert, update, delete on authenticator_apps, security_keys, webauthn_challenges, recovery_codes,
  factor_attempts, one_time_codes, waiting_sign_ins, platform_admins, platform_admin_grants, two_factor_resets
  to rollcall_system;
--> statement-breakpoint

-- An account that was made before there was a gate starts its 90 days now, rather than finding every door shut.
update users set email_proven_at = now() where email_proven_at < now() - interval '2160 hours';
