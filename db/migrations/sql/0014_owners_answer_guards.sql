-- Whose token this is, before there is an actor: the organisation, the person and everything that bounds it (AP-02..05).
create function find_api_token(p_token_hash text)
returns table (id text, organisation_id text, user_id text, scopes jsonb, has_two_factor boolean, last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select t.id, t.organisation_id, t.user_id, t.scopes, t.has_two_factor, t.last_used_at
  from public.api_tokens t
  join public.users u on u.id = t.user_id and u.archived_at is null
  join public.organisations o on o.id = t.organisation_id and o.deleted_at is null
  where t.token_hash = p_token_hash and t.revoked_at is null and t.expires_at > now();
$$;
--> statement-breakpoint
-- A transfer leaves `pending` once, as an invitation does.
create function check_transfer_state() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and old.state <> 'pending' then
    raise exception 'a transfer cannot go from % to %', old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger ownership_transfers_state before update on ownership_transfers for each row execute function check_transfer_state();
--> statement-breakpoint
revoke all on function find_api_token, check_transfer_state from public;
--> statement-breakpoint
grant execute on function find_api_token to rollcall_system;
--> statement-breakpoint
grant select, insert, update (last_used_at, revoked_at, revoked_by) on api_tokens to rollcall_tenant;
--> statement-breakpoint
grant select (id, organisation_id, user_id, name, prefix, last_four, scopes, created_at, expires_at, last_used_at, revoked_at)
  on api_tokens to rollcall_user;
--> statement-breakpoint
grant select, insert, update (state, ended_at) on ownership_transfers to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (finished_by, finished_at, kept, lowered, removed) on access_reviews to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update (decision, decided_by) on access_review_rows to rollcall_tenant;
--> statement-breakpoint
grant select, insert on report_sends to rollcall_tenant;
--> statement-breakpoint
grant update (ends_at, end_announced_at, receives_report) on members to rollcall_tenant;
--> statement-breakpoint
grant update (deleted_by) on organisations to rollcall_tenant;
--> statement-breakpoint
grant select, insert, update, delete on api_tokens, ownership_transfers, access_reviews, access_review_rows, report_sends
  to rollcall_system;
