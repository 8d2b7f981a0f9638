-- Whatever changes an account ends what managers proposed about the same: they proposed it about what was there then.
create or replace function end_overtaken_proposals() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.proposals p set state = 'overtaken', value = null
    where p.user_id = new.id and p.state = 'pending' and (
      p.kind = 'email' and new.email_canonical <> old.email_canonical
      or p.kind = 'mobile' and new.mobile is distinct from old.mobile
      or p.kind = 'sign_in_method' and new.sign_in_method <> old.sign_in_method);
  return null;
end $$;
