import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Dashboard } from "@/components/organisations/dashboard";
import { LatestEvents } from "@/components/organisations/latest-events";
import { listLatestEvents } from "@/lib/audit-log/list-latest-events";
import { getDashboard } from "@/lib/organisations/get-dashboard";
import { MyOffer } from "./my-offer";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage({ params }: PageProps<"/orgs/[org]">) {
  const { org } = await params;
  const dashboard = await load(getDashboard, org, {});
  return (
    <>
      <MyOffer org={org} />
      <Dashboard dashboard={dashboard} />
      {dashboard.maySeeAuditLog ? <LatestEvents events={await load(listLatestEvents, org, {})} /> : null}
    </>
  );
}
