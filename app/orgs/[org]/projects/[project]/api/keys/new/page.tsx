import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ApiCrumbs } from "@/components/api-integration/api-crumbs";
import { CreateKeyForm } from "@/components/api-integration/create-key-form";
import { PageHeader } from "@/components/frame/page-header";
import { Card } from "@/components/ui/card";
import { getApiIntegration } from "@/lib/api-integration/get-api-integration";
import { projectPlace } from "@/lib/kernel/project-place";
import { createProjectKeyAction } from "../../actions";

export const metadata: Metadata = { title: "Create a key" };

type Props = PageProps<"/orgs/[org]/projects/[project]/api/keys/new">;

export default async function NewKeyPage({ params }: Props) {
  const { org, project } = await params;
  const place = projectPlace(org, project);
  const { name } = await load(getApiIntegration, place, {});
  return (
    <div className="mx-auto max-w-[560px]">
      <ApiCrumbs place={place} here="Create a key" />
      <PageHeader title="Create a key" lead={`For a program that works with ${name}.`} />
      <Card className="p-6">
        <CreateKeyForm place={place} action={createProjectKeyAction} />
      </Card>
    </div>
  );
}
