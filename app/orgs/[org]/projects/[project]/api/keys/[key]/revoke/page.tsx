import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ApiCrumbs } from "@/components/api-integration/api-crumbs";
import { RevokeKeyForm } from "@/components/api-integration/revoke-key-form";
import { PageHeader } from "@/components/frame/page-header";
import { getProjectKey } from "@/lib/api-integration/get-project-key";
import { projectPlace } from "@/lib/kernel/project-place";
import { revokeProjectKeyAction } from "../../../actions";

export const metadata: Metadata = { title: "Revoke a key" };

type Props = PageProps<"/orgs/[org]/projects/[project]/api/keys/[key]/revoke">;

/** Opening it changes nothing; its button does. */
export default async function RevokeKeyPage({ params }: Props) {
  const { org, project, key: keyId } = await params;
  const place = projectPlace(org, project);
  const key = await load(getProjectKey, place, { keyId });
  return (
    <div className="mx-auto max-w-[560px]">
      <ApiCrumbs place={place} here={key.name} />
      <PageHeader title={`Revoke ${key.name}`} lead={`A key of ${key.projectName}.`} />
      <RevokeKeyForm place={place} apiKey={key} action={revokeProjectKeyAction} />
    </div>
  );
}
