import { Card } from "@/components/ui/card";
import { TimeAgo } from "@/components/ui/time-ago";
import type { UsageView } from "@/lib/project-settings/get-usage";

type Figures = readonly (readonly [what: string, value: number])[];

/** Counted figures in three groups, of which the last is the whole organisation's, and the keys. */
export function Usage({ usage }: { usage: UsageView }) {
  const { people, templates, keys, seats } = usage;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-3">
      <Group
        id="people"
        title="People"
        figures={[
          ["In the team", people.members],
          ["Managers", people.managers],
          ["Invited", people.invitations],
        ]}
      />
      <Group
        id="templates"
        title="Templates"
        figures={[
          ["Text messages", templates.texts],
          ["Emails", templates.emails],
          ["Letters", templates.letters],
          ["Folders", templates.folders],
        ]}
      />
      <Group
        id="seats"
        title="Seats of the organisation"
        figures={[
          ["Used by members", seats.used],
          ["Held for invitations", seats.reserved],
          ["Free", Math.max(0, seats.limit - seats.used - seats.reserved)],
          ["Limit", seats.limit],
        ]}
      />
      <Keys keys={keys} />
    </div>
  );
}

/** The names of live keys and when each was used: what shows that one may go. The rest is for whoever manages them. */
function Keys({ keys }: { keys: UsageView["keys"] }) {
  return (
    <section aria-labelledby="keys" className="lg:col-span-3">
      <h2 id="keys" className="mb-2.5">
        Keys
      </h2>
      <Card>
        {keys.length === 0 ? (
          <p className="px-4 py-2.5 text-muted">No program has a key.</p>
        ) : (
          <ul className="divide-y divide-line">
            {keys.map(({ id, name, lastUsedAt }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-3 px-4 py-2.5">
                <span className="min-w-0 wrap-anywhere">{name}</span>
                <span className="text-muted">
                  {lastUsedAt ? (
                    <>
                      Last used <TimeAgo at={lastUsedAt} />
                    </>
                  ) : (
                    "Never used"
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}

function Group({ id, title, figures }: { id: string; title: string; figures: Figures }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2.5">
        {title}
      </h2>
      <Card>
        <dl className="divide-y divide-line">
          {figures.map(([what, value]) => (
            <div key={what} className="flex items-baseline justify-between gap-3 px-4 py-2.5">
              <dt className="text-muted">{what}</dt>
              <dd className="font-medium tabular-nums">{value.toLocaleString("en-GB")}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </section>
  );
}
