import type { Metadata } from "next";
import { ask, askIf, loadTogether, memberHere, sessionHere } from "@/app/_server/load";
import { DashboardHeader } from "@/components/dashboard/dashboard-header";
import { FirstSteps } from "@/components/dashboard/first-steps";
import { LatestEvents } from "@/components/dashboard/latest-events";
import { MyPlace } from "@/components/dashboard/my-place";
import { NeedsSection } from "@/components/dashboard/needs-section";
import { TeamNumbers } from "@/components/dashboard/numbers";
import { PrivateAccount } from "@/components/dashboard/private-account";
import { Welcome } from "@/components/dashboard/welcome";
import { listLatestEvents } from "@/lib/audit-log/list-latest-events";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { getMyPlace } from "@/lib/dashboard/get-my-place";
import { getNumbers } from "@/lib/dashboard/get-numbers";
import { getMyOffer } from "@/lib/ownership/get-my-offer";
import { can } from "@/lib/permissions/can";
import type { Permission } from "@/lib/permissions/table";
import { putAwayWelcomeAction } from "./actions";
import { MyOffer } from "./my-offer";
import { resendAction } from "./team/actions";
import { remindSeveralAction } from "./team/several/actions";

/** Whole: a layout's pattern for titles is for the pages below its own. */
export async function generateMetadata({ params }: PageProps<"/orgs/[org]">): Promise<Metadata> {
  const { seen } = await memberHere((await params).org);
  if (seen?.organisation.kind === "personal") return { title: { absolute: "Private account – Rollcall" } };
  return { title: { absolute: `Dashboard – ${seen?.organisation.name} – Rollcall` } };
}

export default async function DashboardPage({ params }: PageProps<"/orgs/[org]">) {
  const { org } = await params;
  const { seen } = await memberHere(org);
  const isTeam = seen?.organisation.kind === "team";
  const may = (permission: Permission) => isTeam && can(seen.permissions, permission);
  const [dashboard, offer, numbers, events, place] = await loadTogether(
    org,
    ask(getDashboard, {}),
    ask(getMyOffer, {}),
    askIf(may("team:view"), getNumbers, {}),
    askIf(may("audit_log:view"), listLatestEvents, {}),
    askIf(isTeam && !may("team:manage"), getMyPlace, {}),
  );
  if (!isTeam) return <PrivateAccount />;
  const session = await sessionHere(org);
  const { slug, firstSteps } = dashboard;
  return (
    <>
      <DashboardHeader dashboard={dashboard} />
      <MyOffer offer={offer} />
      <Welcome dashboard={dashboard} putAway={putAwayWelcomeAction} />
      {firstSteps ? <FirstSteps slug={slug} steps={firstSteps} putAway={putAwayWelcomeAction} /> : null}
      <NeedsSection
        dashboard={dashboard}
        waiting={session?.waiting ?? 0}
        commands={{ resend: resendAction, remind: remindSeveralAction }}
      />
      {place ? <MyPlace dashboard={dashboard} place={place} /> : null}
      {numbers ? <TeamNumbers dashboard={dashboard} numbers={numbers} /> : null}
      {events ? <LatestEvents slug={slug} events={events} /> : null}
    </>
  );
}
