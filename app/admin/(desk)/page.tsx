import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { GoLiveTable } from "@/components/admin/go-live-table";
import { ResetsTable } from "@/components/admin/resets-table";
import { PageHeader } from "@/components/frame/page-header";
import { Said } from "@/components/ui/said";
import { listGoLiveRequests } from "@/lib/go-live/list-go-live-requests";
import { listTwoFactorResets } from "@/lib/two-factor-resets/list-two-factor-resets";

export const metadata: Metadata = { title: "Requests" };

const notes: Readonly<Record<string, string>> = {
  approve: "The project is live. Who asked is told by email.",
  reject: "The project stays on trial. Who asked is told by email.",
};

/** What waits for a platform admin, the oldest first. */
export default async function RequestsPage({ searchParams }: PageProps<"/admin">) {
  const { after, note } = await searchParams;
  const said = noteSaid(notes, note);
  const goLive = await load(listGoLiveRequests, "", typeof after === "string" ? { after } : {});
  const { resets, next } = await load(listTwoFactorResets, "", {});
  return (
    <>
      <PageHeader title="Requests" lead="What waits for a platform admin, the oldest first." />
      <Said>{said}</Said>
      <section aria-labelledby="go-live" className="mb-8">
        <h2 id="go-live" className="mb-2.5">
          Projects that ask to go live
        </h2>
        <GoLiveTable {...goLive} />
      </section>
      <section aria-labelledby="resets">
        <h2 id="resets" className="mb-2.5">
          Two-factor resets
        </h2>
        <ResetsTable resets={resets} next={next} />
      </section>
    </>
  );
}
