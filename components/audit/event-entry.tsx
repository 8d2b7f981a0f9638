import { DisclosureSummary } from "@/components/ui/disclosure";
import { FactList } from "@/components/ui/fact-list";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AuditEventRow } from "@/lib/audit-log/list-audit-events";
import { changesOf, detailsOf } from "./event-facts";

/** A sentence that opens, with the browser's own element, so that it does so without JavaScript. */
export function EventEntry({ event }: { event: AuditEventRow }) {
  const { seq, at, sentence, actor } = event;
  const from = [actor.browser, actor.ip].filter(Boolean).join(" · ");
  return (
    <li className="border-b border-line last:border-b-0">
      <details className="group">
        <DisclosureSummary className="px-4 py-2.5">
          <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">{sentence}</span>
            <span className="text-sm text-muted">
              {from ? <span className="max-sm:hidden">{from} · </span> : null}
              <TimeAgo at={at} capital />
            </span>
          </span>
        </DisclosureSummary>
        <div className="grid gap-3 border-t border-line bg-sunken px-4 py-3 sm:pl-10">
          <Changes event={event} />
          <FactList
            plain
            facts={[
              { term: "Time (UTC)", detail: at.replace("T", " ").replace("Z", "") },
              { term: "By", detail: nameOf(actor, actor.id) },
              ...(actor.ip ? [{ term: "IP address", detail: actor.ip }] : []),
              ...(actor.browser ? [{ term: "Browser", detail: actor.browser }] : []),
              { term: "Target", detail: nameOf(event.target, event.target.id) },
              { term: "Action", detail: event.action },
              ...(event.outcome === "refused" ? [{ term: "Outcome", detail: "Refused" }] : []),
              ...(event.requestId ? [{ term: "Request", detail: <Mono>{event.requestId}</Mono> }] : []),
              { term: "Entry", detail: <Mono>{event.id}</Mono> },
              { term: "Number", detail: seq.toLocaleString("en-GB") },
              { term: "Hash", detail: <Mono>{event.hash}</Mono> },
            ]}
          />
        </div>
      </details>
    </li>
  );
}

function Changes({ event }: { event: AuditEventRow }) {
  const changes = changesOf(event.details);
  const others = detailsOf(event.details);
  return (
    <>
      {changes.length > 0 ? (
        <table className="w-full max-w-[640px] table-fixed border-collapse">
          <caption className="sr-only">What was changed</caption>
          <thead>
            <tr className="text-left text-sm text-muted">
              <th scope="col" className="pr-3 font-medium">
                What
              </th>
              <th scope="col" className="pr-3 font-medium">
                Before
              </th>
              <th scope="col" className="font-medium">
                After
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ name, before, after }) => (
              <tr key={name} className="align-top">
                <th scope="row" className="pr-3 text-left font-normal text-muted wrap-anywhere">
                  {name}
                </th>
                <td className="pr-3 wrap-anywhere">{before}</td>
                <td className="wrap-anywhere">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {others.length > 0 ? <FactList plain facts={others} /> : null}
    </>
  );
}

function nameOf({ name, email }: { name: string | null; email: string | null }, id: string | null) {
  const shown = [name, email].filter(Boolean).join(", ");
  return (
    <>
      {shown ? `${shown} ` : null}
      {id ? <Mono>{id}</Mono> : null}
    </>
  );
}

function Mono({ children }: { children: string }) {
  return <span className="font-mono text-sm">{children}</span>;
}
