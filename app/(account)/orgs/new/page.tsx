import type { Metadata } from "next";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { CreateOrganisationForm } from "@/components/organisations/create-organisation-form";
import { Card } from "@/components/ui/card";
import { timeZoneChoices } from "@/lib/kernel/time-zones";
import { createOrganisationAction } from "./actions";

export const metadata: Metadata = { title: "Create an organisation" };

export default function NewOrganisationPage() {
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs href="/profile" up="Your profile" here="Create an organisation" />
      <PageHeader title="Create an organisation" lead="You become its owner, and invite the others." />
      <Card className="p-6">
        <CreateOrganisationForm timeZones={timeZoneChoices(new Date())} action={createOrganisationAction} />
      </Card>
    </div>
  );
}
