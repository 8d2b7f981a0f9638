import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { Addresses } from "@/components/api-integration/addresses";
import { CallbackSection } from "@/components/api-integration/callback-section";
import { GuestListSection } from "@/components/api-integration/guest-list-section";
import { KeyTable } from "@/components/api-integration/key-table";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import { Said } from "@/components/ui/said";
import { getApiIntegration } from "@/lib/api-integration/get-api-integration";
import { projectPlace } from "@/lib/kernel/project-place";

export const metadata: Metadata = { title: "API integration" };

const notes: Readonly<Record<string, string>> = {
  revoked: "The key is revoked. Programs that used it no longer get in.",
  guests: "The guest list is saved.",
  removed: "The callback is removed. Nothing is told to it any more.",
};

type Props = PageProps<"/orgs/[org]/projects/[project]/api">;

export default async function ApiIntegrationPage({ params, searchParams }: Props) {
  const { org, project } = await params;
  const { note } = await searchParams;
  const place = projectPlace(org, project);
  const view = await load(getApiIntegration, place, {});
  const said = noteSaid(notes, note);
  const base = `/orgs/${place}/api`;
  return (
    <>
      <PageHeader
        title="API integration"
        lead="For programs that work with this project. Every change is written to the audit log."
      />
      <div className="grid gap-8">
        <Said>{said}</Said>
        <Addresses baseUrl={view.baseUrl} projectId={view.id} />
        <section aria-labelledby="keys">
          <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
            <h2 id="keys">Keys</h2>
            <Link href={`${base}/keys/new`} className={buttonClass()}>
              Create a key
            </Link>
          </div>
          <KeyTable base={base} keys={view.keys} />
        </section>
        <GuestListSection base={base} guests={view.guests} isLive={view.isLive} />
        <CallbackSection base={base} callback={view.callback} />
      </div>
    </>
  );
}
