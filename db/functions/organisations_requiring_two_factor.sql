-- Whom somebody would fall out with by giving up their last factor (MF-16, INV-15).
create or replace function organisations_requiring_two_factor(p_user_id text)
returns table (organisation_id text, name text, text_messages_count boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.name, o.text_messages_count
  from public.members m join public.organisations o on o.id = m.organisation_id
  where m.user_id = p_user_id and o.deleted_at is null and o.two_factor_from is not null
  order by o.id;
$$;
