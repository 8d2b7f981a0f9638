-- A person asks for a change and may take the question back; confirming and undoing are the system's.
grant select, insert, delete,
  update (id, session_id, email, email_canonical, nonce, kid, token_hash, undo_hash, created_at, expires_at)
  on email_changes to rollcall_user;
--> statement-breakpoint
grant select, insert, update, delete on email_changes to rollcall_system;
