import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AccountEventItem } from "@/lib/audit-log/list-account-events";

/** What happened, when, in which browser and from where: so that a person notices what was not them. */
export function AccountEvents({ events }: { events: readonly AccountEventItem[] }) {
  return (
    <section id="events" aria-labelledby="account-events" className="scroll-mt-4">
      <h2 id="account-events">What happened to your account</h2>
      <p className="mb-2.5 text-muted">Was something of this not you? Change your password first.</p>
      <Card>
        {events.length === 0 ? (
          <EmptyState title="Nothing yet">What happens from now on is listed here.</EmptyState>
        ) : null}
        <ol>
          {events.map(({ id, sentence, at, browser, ip }) => (
            <li
              key={id}
              className="flex flex-wrap justify-between gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0"
            >
              <span className="min-w-0">
                <span className="block font-medium wrap-anywhere">{sentence}</span>
                <span className="block text-sm text-muted">
                  {browser ?? "Unknown browser"} · {ip ?? "unknown address"}
                </span>
              </span>
              <span className="text-sm text-muted">
                <TimeAgo at={at} capital />
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </section>
  );
}
