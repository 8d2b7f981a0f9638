import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { AuditChips } from "@/components/audit/audit-chips";
import { AuditFilterForm } from "@/components/audit/audit-filter-form";
import { EventList } from "@/components/audit/event-list";
import { ExportForm } from "@/components/audit/export-form";
import { Extent } from "@/components/audit/extent";
import { PersonChoices } from "@/components/audit/person-choices";
import { VerifyForm } from "@/components/audit/verify-form";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import { getChainVerdict } from "@/lib/audit-log/get-chain-verdict";
import { listAuditEvents } from "@/lib/audit-log/list-audit-events";
import { one, pathWith, readFilter } from "./read-filter";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage({ params, searchParams }: PageProps<"/orgs/[org]/audit-log">) {
  const { org } = await params;
  const asked = await searchParams;
  const filter = readFilter(asked);
  const [verify] = one(asked, "verify");
  const [log, verdict] = [
    await load(listAuditEvents, org, { ...filter, after: one(asked, "after")[0], before: one(asked, "before")[0] }),
    // Without JavaScript the button asks for this page, and the verdict comes with it.
    verify === undefined ? null : await load(getChainVerdict, org, { afterSeq: Number(verify) }),
  ];
  const { slug, name } = log.organisation;
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader
        title="Audit log"
        lead={<Extent entries={log.head.seq} since={log.since} />}
        actions={
          <Link href={`/orgs/${slug}/audit-log/access`} className={buttonClass()}>
            Who had access on a date
          </Link>
        }
      />
      <div className="mb-1.5 flex flex-wrap items-center gap-x-2">
        <AuditFilterForm slug={slug} filter={filter} groups={log.groups} person={log.person} />
        <VerifyForm slug={slug} name={name} given={verdict} now={now} />
        {log.choices ? null : <ExportForm slug={slug} filter={filter} entries={log.head.seq} />}
        <div className="order-1 basis-full">
          <AuditChips log={log} filter={filter} />
        </div>
      </div>
      {log.choices ? (
        <PersonChoices
          typed={filter.person ?? ""}
          choices={log.choices.map((choice) => ({
            ...choice,
            href: pathWith(slug, { ...filter, person: choice.userId ?? choice.address ?? "" }),
          }))}
        />
      ) : (
        <EventList log={log} filter={filter} now={now} />
      )}
    </>
  );
}
