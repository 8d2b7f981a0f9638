import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { SettingsForm } from "@/components/organisations/settings-form";
import { OwnershipSection } from "@/components/ownership/ownership-section";
import { Card } from "@/components/ui/card";
import { getSettings } from "@/lib/organisations/get-settings";
import { getOwnership } from "@/lib/ownership/get-ownership";
import { cancelOfferAction, editOrganisationAction, offerOwnershipAction } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params, searchParams }: PageProps<"/orgs/[org]/settings">) {
  const { org } = await params;
  const settings = await load(getSettings, org, {});
  const { member } = await searchParams;
  const search = typeof member === "string" && member ? { search: member } : {};
  const ownership = settings.mayTransfer ? await load(getOwnership, org, search) : null;
  return (
    <div className="max-w-[640px]">
      <PageHeader title="Settings" lead="Every change is written to the audit log." />
      <Card className="p-6">
        <SettingsForm
          settings={settings}
          timeZones={Intl.supportedValuesOf("timeZone").concat("UTC")}
          action={editOrganisationAction}
        />
      </Card>
      {ownership ? <OwnershipSection view={ownership} offer={offerOwnershipAction} cancel={cancelOfferAction} /> : null}
    </div>
  );
}
