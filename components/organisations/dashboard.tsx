import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";
import type { getDashboard } from "@/lib/organisations/get-dashboard";

type DashboardView = Awaited<ReturnType<typeof getDashboard>>;

export function Dashboard({ dashboard }: { dashboard: DashboardView }) {
  const { name, slug, kind, role, team, twoFactor, mayInvite, reviews, mayReview, projectsWithoutManager } = dashboard;
  if (kind === "personal") return <PrivateAccount />;
  const team_ = `/orgs/${slug}/team`;
  return (
    <>
      <PageHeader
        title={name}
        lead={`Your role is ${role.label}. ${role.sentence}`}
        actions={
          mayInvite ? (
            <Link href={`${team_}/invite`} className={buttonClass("primary")}>
              Invite member
            </Link>
          ) : null
        }
      />
      {team ? (
        <dl className={`mb-4 grid grid-cols-1 gap-4 ${twoFactor ? "sm:grid-cols-3" : "sm:grid-cols-2"}`}>
          <Figure href={team_} label="Seats taken" value={`${team.members} of ${team.seatLimit}`} />
          <Figure href={`${team_}#pending`} label="Pending invitations" value={String(team.pending)} />
          {twoFactor ? (
            <Figure
              href={`${team_}?two-factor=none`}
              label="Members with two-factor authentication"
              value={
                twoFactor.with === null ? "More than 1,000 have none" : `${twoFactor.with} of ${twoFactor.members}`
              }
            />
          ) : null}
        </dl>
      ) : null}
      {projectsWithoutManager.length > 0 ? <WithoutManager slug={slug} projects={projectsWithoutManager} /> : null}
      {reviews ? <Reviews slug={slug} reviews={reviews} mayReview={mayReview} /> : null}
      {team ? null : (
        <Card>
          <EmptyState title="Nothing here is open to you yet">
            Your role does not see the team. An owner or administrator can give you another one.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

/** As many as are named; one more says that there are more. */
const namedProjects = 5;

interface WithoutManagerProps {
  slug: string;
  projects: DashboardView["projectsWithoutManager"];
}

function WithoutManager({ slug, projects }: WithoutManagerProps) {
  const many = projects.length > namedProjects;
  const title =
    projects.length === 1
      ? "A project needs a manager."
      : `${many ? `More than ${namedProjects}` : projects.length} projects need a manager.`;
  return (
    <section aria-labelledby="without-manager" className="mb-8">
      <h2 id="without-manager" className="sr-only">
        Projects without a manager
      </h2>
      <Note tone="warn" title={title}>
        <ul className="mt-1">
          {projects.slice(0, namedProjects).map(({ id, name }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
              <Link href={`/orgs/${slug}/projects/${id}`} className="link min-w-0 wrap-anywhere">
                {name}
              </Link>
              <Link href={`/orgs/${slug}/projects/${id}/users/invite?as=manager`} className="link py-2 font-medium">
                Choose a manager<span className="sr-only"> of {name}</span>
              </Link>
            </li>
          ))}
        </ul>
        {many ? (
          <Link href={`/orgs/${slug}/projects`} className="link">
            All projects
          </Link>
        ) : null}
      </Note>
    </section>
  );
}

interface ReviewsProps {
  slug: string;
  reviews: NonNullable<DashboardView["reviews"]>;
  mayReview: boolean;
}

function Reviews({ slug, reviews: { last, open }, mayReview }: ReviewsProps) {
  return (
    <div className="mb-8 text-muted">
      {open ? <p className="text-ink">A review of who has access is open: {lookedAt(open)} so far.</p> : null}
      <p>
        {last ? (
          <>
            {last.by ?? "Somebody who has left"} finished the last access review on{" "}
            <DateText at={last.at} format="long" />: {lookedAt(last)}.
          </>
        ) : open ? null : (
          "Nobody has reviewed who has access yet."
        )}{" "}
        {mayReview ? (
          <Link href={`/orgs/${slug}/report`} className="link">
            {open ? "Continue the review" : "Monthly team report"}
          </Link>
        ) : null}
      </p>
    </div>
  );
}

const lookedAt = (review: { lookedAt: number; notSeen: number }) =>
  `${review.lookedAt} of ${review.lookedAt + review.notSeen} looked at`;

function Figure({ href, label, value }: { href: string; label: string; value: string }) {
  return (
    <Card className="relative p-4 hover:border-line-strong">
      <dt className="text-sm text-muted">
        <Link href={href} className="rounded-sm after:absolute after:inset-0">
          {label}
        </Link>
      </dt>
      <dd className="text-2xl font-semibold tabular-nums">{value}</dd>
    </Card>
  );
}

function PrivateAccount() {
  return (
    <>
      <PageHeader title="Private account" lead="This space is yours alone. Teams live in organisations." />
      <Card className="grid justify-items-start gap-3 p-6">
        <h2>Work with others</h2>
        <p className="text-muted">
          Create an organisation and invite people by email, or open the invitation that somebody sent you.
        </p>
        <Link href="/orgs/new" className={buttonClass("primary")}>
          Create an organisation
        </Link>
      </Card>
    </>
  );
}
