import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ResetFacts } from "@/components/admin/reset-facts";
import { ResetReview } from "@/components/admin/reset-review";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { getTwoFactorReset } from "@/lib/two-factor-resets/get-two-factor-reset";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Review a two-factor reset" };

const commands = {
  verify: actions.verifyResetAction,
  confirm: actions.confirmResetAction,
  refuse: actions.refuseResetAction,
};

export default async function ResetPage({ params }: PageProps<"/admin/resets/[reset]">) {
  const reset = await load(getTwoFactorReset, "", { resetId: (await params).reset });
  return (
    <div className="max-w-[640px]">
      <Crumbs href="/admin/resets" up="Two-factor resets" here={reset.person.name} />
      <PageHeader title="Review a two-factor reset" lead={`${reset.person.name}, ${reset.person.email}`} />
      <ResetFacts reset={reset} />
      <ResetReview reset={reset} commands={commands} />
    </div>
  );
}
