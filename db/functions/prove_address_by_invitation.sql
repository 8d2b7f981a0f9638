-- Accepting through the mailed link proves the address as much as any mail of ours does (product.md 3.9).
create or replace function prove_address_by_invitation(p_invitation_id text, p_user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, public as $$
  update public.users u set email_proven_at = now() from public.invitations i
  where i.id = p_invitation_id and u.id = p_user_id and i.email_canonical = u.email_canonical
    and i.organisation_id = nullif(current_setting('app.organisation_id', true), '');
$$;
