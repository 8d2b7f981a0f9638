CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"project_id" text NOT NULL,
	"project_member_id" text NOT NULL,
	"user_id" text NOT NULL,
	"proposed_by" text NOT NULL,
	"kind" text NOT NULL,
	"value" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "proposals_organisation_id_id" UNIQUE("organisation_id","id"),
	CONSTRAINT "proposals_one" UNIQUE("project_member_id","kind"),
	CONSTRAINT "proposals_value_while_pending" CHECK ((state = 'pending') = (value is not null))
);
--> statement-breakpoint
ALTER TABLE "proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_place" FOREIGN KEY ("organisation_id","project_id","project_member_id") REFERENCES "public"."project_members"("organisation_id","project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_waiting" ON "proposals" USING btree ("user_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "proposals_ends" ON "proposals" USING btree ("expires_at");--> statement-breakpoint
CREATE POLICY "proposals_in_tenant" ON "proposals" AS PERMISSIVE FOR ALL TO "rollcall_tenant" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), ''));--> statement-breakpoint
CREATE POLICY "proposals_system" ON "proposals" AS PERMISSIVE FOR ALL TO "rollcall_system" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- What waits for somebody's answer: proposals of managers about their account, with who proposed them and what that person
-- may do in the project now, for lib/permissions to judge. A person sees their own, a tenant those of its projects.
create function open_proposals(p_user_id text, p_project_id text)
returns table (id text, kind text, value text, created_at timestamptz, expires_at timestamptz, organisation_id text,
  organisation_name text, project_id text, project_name text, member_id text, proposed_by text, proposer_name text,
  role jsonb, stored text[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select w.id, w.kind, w.value, w.created_at, w.expires_at, o.id, o.name, p.id, p.name, m.id, u.id, u.name, to_jsonb(r),
    array(select g.permission from public.project_members pm join public.project_grants g on g.project_member_id = pm.id
      where pm.project_id = p.id and pm.member_id = pr.id)
  from public.proposals w
  join public.project_members pl on pl.id = w.project_member_id
  join public.members m on m.id = pl.member_id and m.user_id = w.user_id
  join public.projects p on p.id = w.project_id and p.deleted_at is null
  join public.organisations o on o.id = w.organisation_id and o.deleted_at is null
  join public.users u on u.id = w.proposed_by and u.archived_at is null
  join public.members pr on pr.organisation_id = o.id and pr.user_id = u.id
  join public.roles r on r.id = pr.role_id
  where w.user_id = p_user_id and w.state = 'pending' and w.expires_at > now()
    and (p_project_id is null or w.project_id = p_project_id)
    and w.user_id = coalesce(nullif(current_setting('app.user_id', true), ''), w.user_id)
    and o.id = coalesce(nullif(current_setting('app.organisation_id', true), ''), o.id)
    and (w.kind <> 'sign_in_method' or p.has_email_sign_in
      and not exists (select 1 from public.security_keys k where k.user_id = w.user_id))
  order by w.created_at desc, w.id desc
  limit 50;
$$;
--> statement-breakpoint
-- Whether somebody of the organisation has a security key: then nobody proposes another way to sign in (product.md 6.5).
create function has_security_key(p_user_id text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from public.security_keys k join public.members m on m.user_id = k.user_id
    where k.user_id = p_user_id and m.organisation_id = nullif(current_setting('app.organisation_id', true), ''));
$$;
--> statement-breakpoint
-- Whatever changes an account ends what managers proposed about the same: they proposed it about what was there then.
create function end_overtaken_proposals() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.proposals p set state = 'overtaken', value = null
    where p.user_id = new.id and p.state = 'pending' and (
      p.kind = 'email' and new.email_canonical <> old.email_canonical
      or p.kind = 'mobile' and new.mobile is distinct from old.mobile
      or p.kind = 'sign_in_method' and new.sign_in_method <> old.sign_in_method);
  return null;
end $$;
--> statement-breakpoint
create trigger users_overtake_proposals after update of email_canonical, mobile, sign_in_method on users
  for each row execute function end_overtaken_proposals();
--> statement-breakpoint
revoke all on function open_proposals, has_security_key, end_overtaken_proposals from public;
--> statement-breakpoint
grant execute on function open_proposals to rollcall_tenant, rollcall_user, rollcall_system;
--> statement-breakpoint
grant execute on function has_security_key to rollcall_tenant;
--> statement-breakpoint
grant select, insert, delete, update (state, value) on proposals to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update, delete on proposals to rollcall_system;
