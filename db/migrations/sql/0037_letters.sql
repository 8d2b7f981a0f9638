-- A column that a trigger waits for keeps its type until the trigger is gone.
drop trigger users_keep_search_text on users;--> statement-breakpoint
drop trigger organisations_keep_directory on organisations;--> statement-breakpoint
DROP INDEX "projects_by_name";--> statement-breakpoint
DROP INDEX "templates_by_name";--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "search_text" SET DATA TYPE text collate "und-x-icu";--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "search_text" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "organisations" ALTER COLUMN "name" SET DATA TYPE text collate "und-x-icu";--> statement-breakpoint
ALTER TABLE "projects" ALTER COLUMN "name" SET DATA TYPE text collate "und-x-icu";--> statement-breakpoint
ALTER TABLE "roles" ALTER COLUMN "label" SET DATA TYPE text collate "und-x-icu";--> statement-breakpoint
ALTER TABLE "templates" ALTER COLUMN "name" SET DATA TYPE text collate "und-x-icu";--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "name" SET DATA TYPE text collate "und-x-icu";--> statement-breakpoint
CREATE INDEX "projects_by_name" ON "projects" USING btree ("organisation_id","name","id");--> statement-breakpoint
CREATE INDEX "templates_by_name" ON "templates" USING btree ("project_id","name","id");--> statement-breakpoint
create or replace function fold(written text) returns text language sql immutable parallel safe as $$
  select case when octet_length(written) = length(written) then lower(written collate "und-x-icu") else
    replace(replace(replace(replace(translate(
      lower(regexp_replace(
        normalize(translate(written, '‘’‛ʼ′´“”‟″‐‑‒–—―−', '''''''''''''""""-------'), nfkd),
        '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]',
        '', 'g') collate "und-x-icu"),
      'øłđðħŧıς', 'olddhtiσ'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ß', 'ss') end;
$$;
--> statement-breakpoint
revoke all on function fold from public;
--> statement-breakpoint
grant execute on function fold to rollcall_tenant, rollcall_user, rollcall_system;
--> statement-breakpoint
create or replace function keep_search_text() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'members' then
    select public.fold(u.name || ' ' || u.email) into new.search_text from public.users u where u.id = new.user_id;
    return new;
  end if;
  update public.members set search_text = public.fold(new.name || ' ' || new.email) where user_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger users_keep_search_text after update of name, email on users for each row execute function keep_search_text();
--> statement-breakpoint
create trigger organisations_keep_directory after insert or update of name, deleted_at on organisations for each row execute function keep_directory_group();
--> statement-breakpoint
update members m set search_text = fold(u.name || ' ' || u.email) from users u where u.id = m.user_id;
