/** Exceptions that the codebase tests know, each with its reason. A shorter list is a better one. */

/** The files that may import `asSystem`, the scope past every row policy (architecture: Tenant scope). */
export const maySeeEverything: Readonly<Record<string, string>> = {
  "lib/usecase/access/visitor.ts": "a visitor has no person and no tenant yet: commands with public access",
  "lib/usecase/access/account.ts": "what a person does to their account reaches into every team that they belong to",
  "lib/usecase/access/platform.ts": "a platform admin is at work past every tenant",
  "lib/usecase/access/system.ts": "a job, or a command on the server, has no person and no tenant",
  "lib/usecase/preparation.ts": "what is read and counted before a command, while nobody is known yet",
  "lib/jobs/deliver.ts": "a job has no person; it reads what its message names, whatever the tenant",
  "lib/ports/mail-demo.ts": "demo mode's mailbox belongs to no tenant",
  "lib/ports/sms-demo.ts": "demo mode's mailbox belongs to no tenant",
  "lib/operations/read-mailbox.ts": "demo mode's mailbox belongs to no tenant",
  "lib/operations/read-demo-codes.ts": "the demo's codes belong to no tenant",
  "lib/operations/read-directory.ts": "the demo's look into its directory belongs to no tenant",
  "lib/operations/check-readiness.ts": "asks how the installation does, reads no row of a tenant",
  "lib/admin/list-platform-admins.ts": "run on the server, where nobody is signed in",
  "lib/organisations/find-former-slug.ts": "which organisation a former URL name belongs to is what it finds out",
  "lib/messages/tell-all.ts": "a worker's job: goes through the members of the organisation that an announcement names",
  "lib/tokens/take-bearer.ts": "whose token, or which project's key, it is is what it finds out",
  "app/_server/auth.ts": "Auth.js's adapter finds out whose session it is",
};

/** Async functions in files that start with "use server" and are not a `runAction(…)` expression (AZ-01). */
export const handWrittenActions: Readonly<Record<string, string>> = {
  "app/_server/sign-out.ts#signOutAction":
    "posted by a plain form, which has no state; hands on to runAction(endSession)",
};

/** Route handlers and what stands between them and a stranger (AZ-01). Pages and actions are not listed here. */
export const routeHandlers: Readonly<Record<string, string>> = {
  "app/api/auth/[...nextauth]/route.ts": "Auth.js's own, with the providers and callbacks of app/_server/auth.ts",
  "app/(account)/profile/data/route.ts": "load(exportMyData): a query of one's own",
  "app/orgs/[org]/team/two-factor/preview/route.ts": "load(previewTwoFactorPolicy): a query, two_factor:enforce",
  "app/orgs/[org]/team/csv/route.ts": "runForFile(exportMembers): a command, team:manage; POST only",
  "app/orgs/[org]/find/route.ts": "load(findInOrganisation): a query, what the member may open",
  "app/orgs/[org]/whom-to-ask/route.ts": "load(listWhomToAsk): a query, every member",
  "app/orgs/[org]/projects/names/route.ts": "load(listProjects): a query, what the member may open",
  "app/orgs/[org]/projects/[project]/users/csv/route.ts":
    "runForFile(exportProjectTeam): a command, manage_service in the project; POST only",
  "app/orgs/[org]/projects/[project]/logo/route.ts": "load(getLogo): a query, whoever may open the project",
  "app/orgs/[org]/audit-log/export/route.ts": "runForFile(exportAuditLog): a command, audit_log:view; POST only",
  "app/orgs/[org]/audit-log/access/csv/route.ts": "runForFile(exportAccessOn): a command, audit_log:view; POST only",
  "app/orgs/[org]/audit-log/verify/route.ts": "load(getChainVerdict): a query, audit_log:view",
  "app/api/v1/me/route.ts": "answerProgram(getToken): a query, access token",
  "app/api/v1/project/route.ts": "answerProgram(getProjectOfKey): a query, access key",
  "app/dev/mailbox/[mail]/html/route.ts": "demo mode only, which listens on this machine only (OP-08)",
  "app/api/health/alive/route.ts": "open: says that the process runs, nothing else",
  "app/api/health/ready/route.ts": "open: says whether the database answers, nothing else",
};

/** Pages under app/orgs/[org] that read nothing through `load(…)`. */
export const pagesWithoutLoad: Readonly<Record<string, string>> = {};
