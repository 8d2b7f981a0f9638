import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { DecideForm } from "@/components/go-live/decide-form";
import { RequestReview } from "@/components/go-live/request-review";
import { readDecision } from "@/components/requests/read-decision";
import { getGoLiveRequest } from "@/lib/go-live/get-go-live-request";
import { decideGoLiveAction } from "../../actions";

export const metadata: Metadata = { title: "Request to go live" };

type Props = PageProps<"/orgs/[org]/requests/go-live/[request]">;

export default async function GoLiveRequestPage({ params, searchParams }: Props) {
  const { org, request: goLiveRequestId } = await params;
  const request = await load(getGoLiveRequest, org, { goLiveRequestId });
  const back = `/orgs/${org}/requests`;
  return (
    <div className="max-w-[720px]">
      <Crumbs href={back} up="Requests" here="Request to go live" />
      <PageHeader title={`${request.project.name} asks to go live`} />
      <RequestReview request={request}>
        <DecideForm
          goLiveRequestId={request.id}
          hidden={{ organisation: org }}
          decision={readDecision((await searchParams).decision)}
          back={back}
          action={decideGoLiveAction}
        />
      </RequestReview>
    </div>
  );
}
