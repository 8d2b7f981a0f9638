import Link from "next/link";
import { Card } from "@/components/ui/card";
import { plural } from "@/components/ui/plural";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";
import type { Numbers } from "@/lib/dashboard/get-numbers";
import { MembersPlot } from "./members-plot";
import { Meter } from "./meter";
import { SignInsPlot } from "./sign-ins-plot";

/** How full the team is, how safe, how it grew and how it is used. */
export function TeamNumbers({ dashboard, numbers }: { dashboard: DashboardView; numbers: Numbers }) {
  const { slug, team, twoFactor } = dashboard;
  if (!team) return null;
  return (
    <section aria-labelledby="numbers" className="mb-8">
      <h2 id="numbers" className="sr-only">
        The team in numbers
      </h2>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Card className={numbers.signIns ? "sm:max-lg:col-span-2" : ""}>
          <dl>
            <Seats slug={slug} team={team} />
            {twoFactor ? <TwoFactor slug={slug} {...twoFactor} /> : null}
          </dl>
        </Card>
        <MembersPlot months={numbers.members} />
        {numbers.signIns ? <SignInsPlot weeks={numbers.signIns} /> : null}
      </div>
    </section>
  );
}

function Seats({ slug, team }: { slug: string; team: NonNullable<DashboardView["team"]> }) {
  const { members, pending, seatLimit } = team;
  const free = Math.max(0, seatLimit - members - pending);
  return (
    <Meter
      label={
        <Link href={`/orgs/${slug}/team`} className="rounded-sm hover:underline">
          Seats
        </Link>
      }
      value={`${members.toLocaleString("en-GB")} of ${seatLimit.toLocaleString("en-GB")}`}
      share={members / seatLimit}
      held={pending / seatLimit}
    >
      <Link href={`/orgs/${slug}/team/invitations`} className="link">
        {pending === 0 ? "No pending invitations" : plural(pending, "pending invitation")}
      </Link>
      {pending === 0 ? ", " : pending === 1 ? " holds one, " : ` hold ${pending.toLocaleString("en-GB")}, `}
      {free === 0 ? "none is free" : `${free.toLocaleString("en-GB")} free`}
    </Meter>
  );
}

function TwoFactor({ slug, with: having, members }: NonNullable<DashboardView["twoFactor"]> & { slug: string }) {
  const without = having === null ? null : members - having;
  return (
    <Meter
      label="Two-factor authentication"
      value={having === null ? "" : `${having.toLocaleString("en-GB")} of ${members.toLocaleString("en-GB")}`}
      share={having === null ? 0 : having / Math.max(1, members)}
    >
      {without === 0 ? (
        "Everybody has set it up."
      ) : (
        <>
          {without === null
            ? "More than 1,000 members have not set it up."
            : `${plural(without, "member")} ${without === 1 ? "has" : "have"} not set it up.`}{" "}
          <Link href={`/orgs/${slug}/team?two-factor=none`} className="link">
            See who
          </Link>
        </>
      )}
    </Meter>
  );
}
