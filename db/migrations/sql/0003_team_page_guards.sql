-- members.search_text: lower-case name and address, so that search and sorting stay within the organisation's own index.
create function keep_search_text() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'members' then
    select lower(u.name || ' ' || u.email) into new.search_text from public.users u where u.id = new.user_id;
    return new;
  end if;
  update public.members set search_text = lower(new.name || ' ' || new.email) where user_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger members_keep_search_text before insert on members for each row execute function keep_search_text();
--> statement-breakpoint
create trigger users_keep_search_text after update of name, email on users for each row execute function keep_search_text();
--> statement-breakpoint
update members m set search_text = lower(u.name || ' ' || u.email) from users u where u.id = m.user_id;
--> statement-breakpoint
revoke all on function keep_search_text from public;
--> statement-breakpoint
-- Whoever sends an invitation again answers for it.
grant update (invited_by) on invitations to rollcall_tenant;
