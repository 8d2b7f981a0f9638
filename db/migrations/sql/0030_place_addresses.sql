-- First, in the order of whoever accepts an invitation: person, then place. Until the triggers stand no address changes.
lock table users in share row exclusive mode;--> statement-breakpoint
ALTER TABLE "project_members" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
update project_members p set address = u.email_canonical from members m join users u on u.id = m.user_id where m.id = p.member_id;
--> statement-breakpoint
CREATE INDEX "project_members_by_address" ON "project_members" USING btree ("project_id","address","id");--> statement-breakpoint
-- project_members.address: the person's address, so that a page of a project's people is read in its order through an index.
create function keep_place_address() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'project_members' then
    -- Held, so that an address that is being changed is either waited for here, or changes this place too.
    select u.email_canonical into new.address from public.members m join public.users u on u.id = m.user_id
      where m.id = new.member_id for key share of u;
    -- A member who is not there: the foreign key refuses it.
    new.address := coalesce(new.address, '');
    return new;
  end if;
  update public.project_members p set address = new.email_canonical from public.members m
    where m.user_id = new.id and p.organisation_id = m.organisation_id and p.member_id = m.id;
  return null;
end $$;
--> statement-breakpoint
create trigger project_members_keep_address before insert on project_members for each row execute function keep_place_address();
--> statement-breakpoint
create trigger users_keep_place_address after update of email_canonical on users for each row execute function keep_place_address();
--> statement-breakpoint
revoke all on function keep_place_address from public;
