import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/lib/kernel/form-state";
import type { MyPlaces } from "@/lib/members/list-my-places";
import { KeptBy, keeps } from "./kept-by";
import { LeaveButton } from "./leave-button";

interface Membership {
  id: string;
  slug: string;
  name: string;
  memberId: string;
  role: { key: string | null; label: string };
}

interface MembershipsProps {
  memberships: readonly Membership[];
  /** What they fall out of by leaving, where that is anything. */
  places: readonly MyPlaces[];
  leave: FormAction<{ organisationName: string }>;
}

export function Memberships({ memberships, places, leave }: MembershipsProps) {
  return (
    <section id="my-memberships" aria-labelledby="memberships" className="scroll-mt-4">
      <h2 id="memberships" className="mb-2.5">
        Memberships
      </h2>
      <Card>
        {memberships.length === 0 ? (
          <EmptyState
            title="You are in no organisation yet"
            action={
              <Link href="/orgs/new" className={buttonClass("primary")}>
                Create an organisation
              </Link>
            }
          >
            Open the invitation that somebody sent you, or begin one of your own.
          </EmptyState>
        ) : (
          <ul>
            {memberships.map((membership) => (
              <Row
                key={membership.id}
                membership={membership}
                mine={places.find(({ organisationId }) => organisationId === membership.id) ?? null}
                leave={leave}
              />
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}

interface RowProps extends Pick<MembershipsProps, "leave"> {
  membership: Membership;
  mine: MyPlaces | null;
}

function Row({ membership: { slug, name, memberId, role }, mine, leave }: RowProps) {
  const isKept = mine !== null && keeps(mine);
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <Link href={`/orgs/${slug}`} className="link min-w-0 wrap-anywhere">
          {name}
        </Link>
        <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
          <Link
            href={`/orgs/${slug}/team/${memberId}`}
            aria-label={`Your access in ${name}`}
            className="link py-1 text-sm"
          >
            Your access
          </Link>
          <Badge strong={role.key === "owner"}>{role.label}</Badge>
          {isKept ? null : <LeaveButton organisation={{ slug, name }} places={mine?.places ?? null} leave={leave} />}
        </div>
      </div>
      {isKept ? (
        <div className="mt-1 text-sm text-muted">
          <span className="font-medium">You cannot leave yet.</span>
          <KeptBy organisation={{ slug, name }} places={mine} />
        </div>
      ) : null}
    </li>
  );
}
