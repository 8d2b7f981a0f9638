import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { AuditFilterForm } from "@/components/audit/audit-filter-form";
import { EventList } from "@/components/audit/event-list";
import { ExportForm } from "@/components/audit/export-form";
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
  const [after] = one(asked, "after");
  const [verify] = one(asked, "verify");
  const log = await load(listAuditEvents, org, { ...filter, after });
  // Without JavaScript the button asks for this page, and the verdict comes with it.
  const verdict = verify === undefined ? null : await load(getChainVerdict, org, { afterSeq: Number(verify) });
  const { slug, timeZone } = log.organisation;
  return (
    <>
      <PageHeader
        title="Audit log"
        lead={`${log.head.seq.toLocaleString("en-GB")} ${log.head.seq === 1 ? "entry" : "entries"}`}
        actions={
          <Link href={`/orgs/${slug}/audit-log/access`} className={buttonClass()}>
            Who had access on a date
          </Link>
        }
      />
      <AuditFilterForm slug={slug} filter={filter} groups={log.groups} person={log.person} timeZone={timeZone} />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <VerifyForm slug={slug} given={verdict} />
        <ExportForm slug={slug} filter={filter} entries={log.head.seq} blocked={log.choices !== null} />
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
        <EventList
          events={log.events}
          slug={slug}
          isFiltered={Object.keys(filter).length > 0}
          next={log.next ? pathWith(slug, { ...filter, after: log.next }) : null}
          first={after ? pathWith(slug, { ...filter }) : null}
        />
      )}
    </>
  );
}
