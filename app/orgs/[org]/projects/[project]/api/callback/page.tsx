import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ApiCrumbs } from "@/components/api-integration/api-crumbs";
import { CallbackForm } from "@/components/api-integration/callback-form";
import { RemoveCallback } from "@/components/api-integration/remove-callback";
import { RenewSecret } from "@/components/api-integration/renew-secret";
import { TestCallback } from "@/components/api-integration/test-callback";
import { PageHeader } from "@/components/frame/page-header";
import { Card } from "@/components/ui/card";
import { getApiIntegration } from "@/lib/api-integration/get-api-integration";
import { projectPlace } from "@/lib/kernel/project-place";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Delivery callback" };

type Props = PageProps<"/orgs/[org]/projects/[project]/api/callback">;

export default async function CallbackPage({ params }: Props) {
  const { org, project } = await params;
  const place = projectPlace(org, project);
  const { callback, callbackSeen } = await load(getApiIntegration, place, {});
  return (
    <div className="mx-auto max-w-[560px]">
      <ApiCrumbs place={place} here="Delivery callback" />
      <PageHeader title="Delivery callback" lead="The address that hears what became of each message." />
      <div className="grid gap-6">
        <Card className="p-6">
          <CallbackForm
            place={place}
            url={callback?.url ?? ""}
            seen={callbackSeen}
            action={actions.setCallbackAction}
          />
        </Card>
        {callback ? (
          <>
            <Card className="p-6">
              <TestCallback place={place} action={actions.testCallbackAction} />
            </Card>
            <Card className="p-6">
              <RenewSecret place={place} action={actions.renewCallbackSecretAction} />
            </Card>
            <Card className="p-6">
              <RemoveCallback place={place} action={actions.removeCallbackAction} />
            </Card>
          </>
        ) : null}
      </div>
    </div>
  );
}
