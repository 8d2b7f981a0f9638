import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { TwoFactorPage } from "@/components/team/two-factor-page";
import { previewTwoFactorPolicy } from "@/lib/organisations/preview-two-factor-policy";
import { setTwoFactorPolicyAction } from "../actions";

export const metadata: Metadata = { title: "Two-factor authentication" };

/** The dialog of the Team page as a page, which works without JavaScript. */
export default async function TwoFactorPolicyPage({ params }: PageProps<"/orgs/[org]/team/two-factor">) {
  const { org } = await params;
  const preview = await load(previewTwoFactorPolicy, org, {});
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs href={`/orgs/${preview.slug}/team`} up="Team" here="Two-factor authentication" />
      <PageHeader title="Two-factor authentication" lead={`What ${preview.name} requires of its members.`} />
      <TwoFactorPage preview={preview} save={setTwoFactorPolicyAction} />
    </div>
  );
}
