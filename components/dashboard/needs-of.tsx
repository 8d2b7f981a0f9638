import { ClipboardCheck, Crown, Inbox, Link2Off, ShieldAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { SeveralAnswer } from "@/components/several/several-row";
import { DateText } from "@/components/ui/date-text";
import { plural } from "@/components/ui/plural";
import { TimeAgo } from "@/components/ui/time-ago";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";
import type { FormAction } from "@/lib/kernel/form-state";
import { EndingNeed } from "./ending-need";
import { Need } from "./need";
import { NeedAct } from "./need-act";
import { namedOf, withoutTwoFactorTitle } from "./need-words";
import { ProjectsNeed } from "./projects-need";
import { RemindButton } from "./remind-button";
import { setUpPath } from "./set-up-path";
import { StaleNeed } from "./stale-need";

export interface NeedsCommands {
  resend: FormAction<{ email: string }>;
  remind: FormAction<SeveralAnswer>;
}

/** What waits for somebody, the most pressing first; what is not there is left out. */
export function needsOf(dashboard: DashboardView, waiting: number, commands: NeedsCommands): ReactElement[] {
  const { slug, name, staleAccounts, endingInvitations, projectsWithoutManager } = dashboard;
  const base = `/orgs/${slug}`;
  // The steps of a new team and the welcome ask for these themselves.
  const isGuided = dashboard.firstSteps !== null || dashboard.welcome !== null;
  const needs = [
    dashboard.brokenLog && <LogNeed key="log" base={base} {...dashboard.brokenLog} />,
    waiting > 0 && <RequestsNeed key="requests" base={base} waiting={waiting} />,
    !dashboard.you.hasTwoFactor && !isGuided && <OwnTwoFactorNeed key="you" slug={slug} />,
    dashboard.withoutTwoFactor && dashboard.withoutTwoFactor.named.length > 0 && (
      <TwoFactorNeed key="two-factor" slug={slug} remind={commands.remind} {...dashboard.withoutTwoFactor} />
    ),
    staleAccounts.length > 0 && <StaleNeed key="stale" base={base} accounts={staleAccounts} />,
    endingInvitations.length > 0 && (
      <EndingNeed key="ending" slug={slug} invitations={endingInvitations} resend={commands.resend} />
    ),
    projectsWithoutManager.length > 0 && <ProjectsNeed key="projects" base={base} projects={projectsWithoutManager} />,
    dashboard.hasOneOwner && !isGuided && <OwnerNeed key="owner" base={base} name={name} />,
    dashboard.mayReview && dashboard.reviews?.open && (
      <ReviewNeed key="review" base={base} {...dashboard.reviews.open} />
    ),
  ];
  return needs.filter((need) => need !== null && need !== false && need !== undefined);
}

function LogNeed({ base, seq, checkedAt }: NonNullable<DashboardView["brokenLog"]> & { base: string }) {
  return (
    <Need
      icon={Link2Off}
      tone="danger"
      title="The audit log does not verify"
      act={<NeedAct href={`${base}/audit-log?verify=0`}>Verify again</NeedAct>}
    >
      Entry {seq.toLocaleString("en-GB")} was changed or removed after it was written. We found this{" "}
      <TimeAgo at={checkedAt} />. Tell the people who run this Rollcall.
    </Need>
  );
}

/** Counted to a hundred. */
function RequestsNeed({ base, waiting }: { base: string; waiting: number }) {
  return (
    <Need
      icon={Inbox}
      title={
        waiting === 1 ? "A request waits for you" : `${waiting >= 100 ? "100 or more" : waiting} requests wait for you`
      }
      act={<NeedAct href={`${base}/requests`}>{waiting === 1 ? "Answer it" : "Answer them"}</NeedAct>}
    >
      We tell the people who asked what you decide.
    </Need>
  );
}

function OwnTwoFactorNeed({ slug }: { slug: string }) {
  return (
    <Need
      icon={ShieldAlert}
      tone="warn"
      title="You have no two-factor authentication"
      act={<NeedAct href={setUpPath(slug)}>Set it up</NeedAct>}
    >
      With it, somebody who knows your password cannot sign in as you.
    </Need>
  );
}

type WithoutTwoFactor = NonNullable<DashboardView["withoutTwoFactor"]>;

interface TwoFactorNeedProps extends WithoutTwoFactor {
  slug: string;
  remind: NeedsCommands["remind"];
}

/** All of them are reminded from here; where there are more than one goes through by eye, on the Team page. */
function TwoFactorNeed({ slug, count, named, remind }: TwoFactorNeedProps) {
  return (
    <Need
      icon={ShieldAlert}
      tone="warn"
      title={withoutTwoFactorTitle(count)}
      act={
        count === named.length ? (
          <RemindButton slug={slug} people={named} remind={remind} />
        ) : (
          <NeedAct href={`/orgs/${slug}/team?two-factor=none`}>See who</NeedAct>
        )
      }
    >
      {namedOf(
        named.map(({ name }) => name),
        count,
      )}{" "}
      {count === 1 ? "has" : "have"} not set it up.
    </Need>
  );
}

function OwnerNeed({ base, name }: { base: string; name: string }) {
  return (
    <Need icon={Crown} title={`${name} has one owner`} act={<NeedAct href={`${base}/team`}>Choose an owner</NeedAct>}>
      If you lose access, nobody can change that. Make a second person owner.
    </Need>
  );
}

type OpenReview = NonNullable<NonNullable<DashboardView["reviews"]>["open"]>;

function ReviewNeed({ base, lookedAt, notSeen, finishBy }: OpenReview & { base: string }) {
  return (
    <Need
      icon={ClipboardCheck}
      title="An access review is open"
      act={<NeedAct href={`${base}/report`}>Continue review</NeedAct>}
    >
      {lookedAt.toLocaleString("en-GB")} of {plural(lookedAt + notSeen, "member")} reviewed. Finish it by{" "}
      <DateText at={finishBy} format="long" />.
    </Need>
  );
}
