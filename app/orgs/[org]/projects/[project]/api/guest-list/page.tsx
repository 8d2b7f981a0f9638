import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ApiCrumbs } from "@/components/api-integration/api-crumbs";
import { GuestListForm } from "@/components/api-integration/guest-list-form";
import { PageHeader } from "@/components/frame/page-header";
import { Card } from "@/components/ui/card";
import { getApiIntegration } from "@/lib/api-integration/get-api-integration";
import { projectPlace } from "@/lib/kernel/project-place";
import { setGuestListAction } from "../actions";

export const metadata: Metadata = { title: "Guest list" };

type Props = PageProps<"/orgs/[org]/projects/[project]/api/guest-list">;

export default async function GuestListPage({ params }: Props) {
  const { org, project } = await params;
  const place = projectPlace(org, project);
  const { name, guests } = await load(getApiIntegration, place, {});
  return (
    <div className="mx-auto max-w-[560px]">
      <ApiCrumbs place={place} here="Guest list" />
      <PageHeader title="Guest list" lead={`Who gets messages while ${name} is on trial, beside its own team.`} />
      <Card className="p-6">
        <GuestListForm place={place} guests={guests} action={setGuestListAction} />
      </Card>
    </div>
  );
}
