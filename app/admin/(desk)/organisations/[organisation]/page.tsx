import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { GoLiveApprovalForm } from "@/components/admin/go-live-approval-form";
import { OrganisationFacts } from "@/components/admin/organisation-facts";
import { RestoreButton } from "@/components/admin/restore-button";
import { SeatLimitForm } from "@/components/admin/seat-limit-form";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { getOrganisation } from "@/lib/admin/get-organisation";
import { restoreOrganisationAction, setGoLiveApprovalAction, setSeatLimitAction } from "../actions";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage({ params }: PageProps<"/admin/organisations/[organisation]">) {
  const organisation = await load(getOrganisation, "", { organisation: (await params).organisation });
  return (
    <div className="max-w-[720px]">
      <Crumbs href="/admin/organisations" up="Organisations" here={organisation.name} />
      <PageHeader title={organisation.name} lead={`/orgs/${organisation.slug}`} />
      {organisation.deletedAt ? <RestoreButton organisation={organisation} action={restoreOrganisationAction} /> : null}
      <OrganisationFacts organisation={organisation} />
      <SeatLimitForm key={organisation.seatLimit} organisation={organisation} action={setSeatLimitAction} />
      <GoLiveApprovalForm organisation={organisation} action={setGoLiveApprovalAction} />
    </div>
  );
}
