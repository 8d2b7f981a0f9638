import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { Usage } from "@/components/project-settings/usage";
import { projectPlace } from "@/lib/kernel/project-place";
import { getUsage } from "@/lib/project-settings/get-usage";

export const metadata: Metadata = { title: "Usage" };

export default async function UsagePage({ params }: PageProps<"/orgs/[org]/projects/[project]/usage">) {
  const { org, project } = await params;
  const usage = await load(getUsage, projectPlace(org, project), {});
  return (
    <>
      <PageHeader title="Usage" lead="As it is now. Rollcall takes no money, whatever is used." />
      <Usage usage={usage} />
    </>
  );
}
