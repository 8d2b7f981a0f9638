import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { DecideForm } from "@/components/go-live/decide-form";
import { RequestReview } from "@/components/go-live/request-review";
import { getGoLiveRequestAsAdmin } from "@/lib/go-live/get-go-live-request-as-admin";
import { decideGoLiveAsAdminAction } from "../actions";

export const metadata: Metadata = { title: "Request to go live" };

export default async function GoLivePage({ params }: PageProps<"/admin/go-live/[request]">) {
  const request = await load(getGoLiveRequestAsAdmin, "", { goLiveRequestId: (await params).request });
  return (
    <div className="max-w-[720px]">
      <Crumbs href="/admin" up="Requests" here="Request to go live" />
      <PageHeader title={`${request.project.name} asks to go live`} />
      <RequestReview request={request}>
        <DecideForm
          goLiveRequestId={request.id}
          hidden={{}}
          decision={null}
          back="/admin"
          action={decideGoLiveAsAdminAction}
        />
      </RequestReview>
    </div>
  );
}
