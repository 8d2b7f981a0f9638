import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { DeleteOrganisationForm } from "@/components/organisations/delete-organisation-form";
import { Card } from "@/components/ui/card";
import { getSettings } from "@/lib/organisations/get-settings";
import { deleteOrganisationAction } from "../actions";

export const metadata: Metadata = { title: "Delete organisation" };

export default async function DeleteOrganisationPage({ params }: PageProps<"/orgs/[org]/settings/delete">) {
  const { org } = await params;
  const settings = await load(getSettings, org, {});
  if (!settings.mayDelete) forbidden();
  return (
    <div className="max-w-[560px]">
      <Crumbs href={`/orgs/${settings.slug}/settings`} up="Settings" here="Delete organisation" />
      <PageHeader title={`Delete ${settings.name}`} />
      <Card className="p-6">
        <DeleteOrganisationForm organisation={settings} action={deleteOrganisationAction} />
      </Card>
    </div>
  );
}
