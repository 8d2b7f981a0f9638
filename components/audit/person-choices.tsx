import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

interface Choice {
  userId: string | null;
  address: string | null;
  name: string | null;
  email: string | null;
  /** The log, asked for this person. */
  href: string;
}

/** What was typed fits several people, or none. */
export function PersonChoices({ typed, choices }: { typed: string; choices: readonly Choice[] }) {
  if (choices.length === 0) {
    return (
      <Card>
        <EmptyState title="Nobody matches">
          Nobody in this organisation, now or before, fits “{typed}”. Whoever left long ago is found by their user id.
        </EmptyState>
      </Card>
    );
  }
  return (
    <section aria-labelledby="choices">
      <h2 id="choices" className="mb-2.5">
        Who is meant?
      </h2>
      <Card>
        <ul>
          {choices.map(({ href, userId, address, name, email }) => (
            <li key={userId ?? address} className="border-b border-line px-4 py-2.5 last:border-b-0">
              <Link href={href} className="link">
                {name ?? email ?? "Somebody (erased)"}
              </Link>{" "}
              {name && email ? <span className="wrap-anywhere text-muted">{email}</span> : null}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
