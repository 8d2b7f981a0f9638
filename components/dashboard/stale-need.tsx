import { ClockAlert } from "lucide-react";
import { namedAtMost } from "@/lib/dashboard/labels";
import type { StaleAccount } from "@/lib/dashboard/read-needs";
import { Need, NeedItem, NeedItems } from "./need";
import { NeedAct, NeedMore } from "./need-act";
import { staleTitle, upTo } from "./need-words";

/** Whoever manages the team and has been away for sixty days. */
export function StaleNeed({ base, accounts }: { base: string; accounts: readonly StaleAccount[] }) {
  const review = ({ memberId, name }: StaleAccount) => (
    <NeedAct href={`${base}/team/${memberId}`}>
      Review access<span className="sr-only"> of {name}</span>
    </NeedAct>
  );
  const why = "An account that nobody uses should not be able to change the team.";
  const [only, second] = accounts;
  if (only && !second)
    return (
      <Need icon={ClockAlert} tone="warn" title={staleTitle(only)} act={review(only)}>
        {why}
      </Need>
    );
  return (
    <Need
      icon={ClockAlert}
      tone="warn"
      title={`${upTo(accounts.length)} people who manage the team have not signed in for 60 days`}
    >
      {why}
      <NeedItems>
        {accounts.slice(0, namedAtMost).map((account) => (
          <NeedItem key={account.memberId} act={review(account)}>
            {account.name}, {account.role.label}:{" "}
            {account.hasSignedIn ? `${account.days.toLocaleString("en-GB")} days` : "never signed in"}
          </NeedItem>
        ))}
      </NeedItems>
      {accounts.length > namedAtMost ? (
        <NeedMore href={`${base}/team?sort=sign-in`}>See who was away longest</NeedMore>
      ) : null}
    </Need>
  );
}
