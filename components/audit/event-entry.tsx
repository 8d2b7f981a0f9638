import { ChevronDown } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { FactList } from "@/components/ui/fact-list";
import { ZoneTime } from "@/components/ui/zone-time";
import type { AuditEventRow } from "@/lib/audit-log/list-audit-events";
import type { RoleChoice } from "@/lib/permissions/role";
import { changesOf, detailsOf, permissionChangeOf } from "./event-facts";
import { EventMarks } from "./event-marks";
import { EventSentence } from "./event-sentence";
import { PermissionsMoved } from "./permissions-moved";

interface EventEntryProps {
  event: AuditEventRow;
  zone: string;
  ownRoles: readonly RoleChoice[];
}

/** A sentence that opens, with the browser's own element, so that it does so without JavaScript. */
export function EventEntry({ event, zone, ownRoles }: EventEntryProps) {
  const { seq, at, words, group, person, actor, details } = event;
  const from = [actor.browser, actor.ip].filter(Boolean).join(", ");
  const moved = permissionChangeOf(details, ownRoles);
  const technical = technicalOf(event);
  return (
    <details className="group/entry open:bg-sunken">
      <summary className="flex cursor-pointer list-none items-start gap-2.5 px-4 py-2 hover:bg-sunken focus-visible:-outline-offset-2 max-sm:min-h-10 [&::-webkit-details-marker]:hidden">
        <EventMarks group={group} person={person} />
        <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4 py-[3px]">
          <span className="min-w-0 wrap-anywhere sm:flex-1">
            <EventSentence words={words} />
          </span>
          <span className="text-sm text-muted tabular-nums max-sm:basis-full">
            <ZoneTime at={at} zone={zone} />
          </span>
        </span>
        <ChevronDown
          aria-hidden
          size={14}
          className="mt-1.5 shrink-0 text-muted transition-transform group-open/entry:rotate-180"
        />
      </summary>
      {/* In what opens, so that an address that names it opens it, without JavaScript too. */}
      <div id={`entry-${seq}`} className="grid scroll-mt-24 gap-3 px-4 pt-1 pb-4 sm:pl-[88px]">
        <FactList
          plain
          facts={[
            ...changesOf(details).map(({ name, before, after }) => ({
              term: name,
              detail: <BeforeAfter before={before} after={after} />,
            })),
            ...(moved ? [{ term: "Permissions", detail: <PermissionsMoved moved={moved} /> }] : []),
            ...detailsOf(details).plain,
            ...(from ? [{ term: "Where from", detail: from }] : []),
            { term: "Time", detail: <ZoneTime at={at} zone={zone} isExact /> },
          ]}
        />
        <div className="flex items-start justify-between gap-3 border-t border-line pt-2.5">
          <Disclosure summary="Technical details" className="min-w-0 flex-1 text-sm text-muted">
            <div className="pt-2 font-mono wrap-anywhere">
              <FactList plain facts={technical} />
            </div>
          </Disclosure>
          <CopyButton text={technical.map(({ term, detail }) => `${term}: ${detail}`).join("\n")} />
        </div>
      </div>
    </details>
  );
}

function BeforeAfter({ before, after }: { before: string; after: string }) {
  return (
    <>
      <span className="sr-only">before: </span>
      <s className="text-muted">{before}</s>
      <span aria-hidden> → </span>
      <span className="sr-only">, after: </span>
      <b>{after}</b>
    </>
  );
}

/** What only whoever looks into the machinery asks for, and all that the log knows of the two people. */
function technicalOf({ at, actor, target, action, details, outcome, requestId, id, seq, hash }: AuditEventRow) {
  return [
    { term: "Entry", detail: id },
    { term: "Number", detail: String(seq) },
    { term: "Action", detail: action },
    { term: "Outcome", detail: outcome },
    { term: "Time (UTC)", detail: at.replace("T", " ").replace("Z", "") },
    { term: "By", detail: nameOf(actor) },
    { term: "About", detail: nameOf(target) },
    ...detailsOf(details).technical,
    { term: "Request", detail: requestId ?? "" },
    { term: "Hash", detail: hash },
  ].filter(({ detail }) => detail !== "");
}

function nameOf({ name, email, id }: AuditEventRow["target"]): string {
  return [name, email, id].filter(Boolean).join(", ");
}
