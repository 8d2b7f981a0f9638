import type { Metadata } from "next";
import { ask, load, loadTogether } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { ReportPreview } from "@/components/reports/report-preview";
import { ReviewHistory } from "@/components/reports/review-history";
import { ReviewSection } from "@/components/reports/review-section";
import { SendNowForm } from "@/components/reports/send-now-form";
import { StartReview } from "@/components/reports/start-review";
import { TeamTabs } from "@/components/team/team-tabs";
import { getTeamFrame } from "@/lib/members/get-team-frame";
import { getReport } from "@/lib/reports/get-report";
import { listReviewRows } from "@/lib/reports/list-review-rows";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Monthly team report" };

const commands = {
  keep: actions.keepInReviewAction,
  lower: actions.lowerInReviewAction,
  remove: actions.removeInReviewAction,
  finish: actions.finishReviewAction,
};

export default async function ReportPage({ params, searchParams }: PageProps<"/orgs/[org]/report">) {
  const { org } = await params;
  const { after } = await searchParams;
  const [report, frame] = await loadTogether(org, ask(getReport, {}), ask(getTeamFrame, {}));
  const review = report.open
    ? await load(listReviewRows, org, typeof after === "string" && after.length <= 200 ? { after } : {})
    : null;
  return (
    <>
      <PageHeader
        title="Monthly team report"
        lead="What the mail to owners says, and the review of who has access."
        actions={<SendNowForm slug={report.slug} action={actions.sendReportNowAction} />}
      />
      <TeamTabs frame={frame} current="review" />
      {report.open && review ? (
        <ReviewSection report={report} open={report.open} {...review} commands={commands} />
      ) : (
        <StartReview report={report} action={actions.startReviewAction} />
      )}
      <ReportPreview report={report} />
      <ReviewHistory reviews={report.reviews} />
    </>
  );
}
