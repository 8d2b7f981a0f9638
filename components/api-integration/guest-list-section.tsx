import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ApiIntegrationView } from "@/lib/api-integration/get-api-integration";

interface GuestListSectionProps {
  base: string;
  guests: ApiIntegrationView["guests"];
  isLive: boolean;
}

export function GuestListSection({ base, guests: { emails, mobiles }, isLive }: GuestListSectionProps) {
  const all = [...emails, ...mobiles];
  return (
    <section aria-labelledby="guests">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h2 id="guests">Guest list</h2>
        <Link href={`${base}/guest-list`} className={buttonClass()}>
          Change<span className="sr-only"> the guest list</span>
        </Link>
      </div>
      <Card className="px-4 py-3">
        <p className="text-muted">
          {isLive
            ? "The project is live, so it may send to anybody. The list counts while a project is on trial."
            : "On trial a project sends to its own team and to these."}
        </p>
        {all.length > 0 ? (
          <ul aria-label="Guest list" className="mt-2 divide-y divide-line">
            {all.map((guest) => (
              <li key={guest} className="py-1.5 wrap-anywhere">
                {guest}
              </li>
            ))}
          </ul>
        ) : (
          <p className="mt-2">Nobody is on it.</p>
        )}
      </Card>
    </section>
  );
}
