import type { Metadata } from "next";
import { ask, askIf, loadTogether, memberHere } from "@/app/_server/load";
import { Dashboard } from "@/components/organisations/dashboard";
import { LatestEvents } from "@/components/organisations/latest-events";
import { listLatestEvents } from "@/lib/audit-log/list-latest-events";
import { getDashboard } from "@/lib/organisations/get-dashboard";
import { getMyOffer } from "@/lib/ownership/get-my-offer";
import { can } from "@/lib/permissions/can";
import { MyOffer } from "./my-offer";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage({ params }: PageProps<"/orgs/[org]">) {
  const { org } = await params;
  const { seen } = await memberHere(org);
  const maySeeLog = seen?.organisation.kind === "team" && can(seen.permissions, "audit_log:view");
  const [dashboard, offer, events] = await loadTogether(
    org,
    ask(getDashboard, {}),
    ask(getMyOffer, {}),
    askIf(maySeeLog, listLatestEvents, {}),
  );
  return (
    <>
      <MyOffer offer={offer} />
      <Dashboard dashboard={dashboard} />
      {events ? <LatestEvents events={events} /> : null}
    </>
  );
}
