-- Whom it concerns when a project switches email sign-in off. The row policy shows members of the organisation alone.
grant select (sign_in_method) on users to rollcall_tenant;
