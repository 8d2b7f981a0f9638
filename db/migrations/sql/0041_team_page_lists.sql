ALTER TABLE "members" ADD COLUMN "nudge_put_away_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "owner_gained_at" timestamp (6) with time zone;--> statement-breakpoint
CREATE INDEX "invitations_by_state" ON "invitations" USING btree ("organisation_id","state","sent_at","id");--> statement-breakpoint
CREATE INDEX "members_by_role" ON "members" USING btree ("organisation_id",(case role_id when 'rol_owner' then '0' when 'rol_administrator' then '1' when 'rol_developer' then '2'
  when 'rol_content_manager' then '3' when 'rol_technician' then '4' when 'rol_service' then '5' when 'rol_read_only' then '6'
  when 'rol_member' then '7' else '8' || role_id end),"id");--> statement-breakpoint
-- organisations.owner_gained_at: when somebody last became an owner, by whatever path.
create or replace function keep_owner_gained() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.organisations set owner_gained_at = now() where id = new.organisation_id;
  return null;
end $$;
--> statement-breakpoint
revoke all on function keep_owner_gained from public;
--> statement-breakpoint
create trigger members_keep_owner_gained after insert or update of role_id on members for each row
  when (new.role_id = 'rol_owner') execute function keep_owner_gained();
--> statement-breakpoint
update organisations set owner_gained_at = created_at;
--> statement-breakpoint
grant update (nudge_put_away_at) on members to rollcall_tenant;
