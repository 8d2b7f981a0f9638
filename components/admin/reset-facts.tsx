import { Card } from "@/components/ui/card";
import { FactList } from "@/components/ui/fact-list";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ResetDetails } from "@/lib/two-factor-resets/get-two-factor-reset";

const stateWords: Readonly<Record<ResetDetails["state"], string>> = {
  requested: "Waits to be verified",
  verified: "Verified, waits for its day to pass",
  done: "Carried out",
  cancelled: "Cancelled",
};

export function ResetFacts({ reset }: { reset: ResetDetails }) {
  const words = (text: string) => <span className="whitespace-pre-line">{text}</span>;
  return (
    <Card className="mb-6 p-5">
      <FactList
        plain
        facts={[
          { term: "State", detail: stateWords[reset.state] },
          { term: "Organisation", detail: reset.organisationName ?? "In no organisation" },
          { term: "Asked by", detail: reset.askedBy ?? "Somebody whose account is gone" },
          { term: "Asked", detail: <TimeAgo at={reset.createdAt} capital /> },
          { term: "Reason", detail: words(reset.reason) },
          ...(reset.verification
            ? [
                { term: "Verified by", detail: reset.verifiedBy ?? "Somebody whose account is gone" },
                { term: "How", detail: words(reset.verification) },
              ]
            : []),
          ...(reset.state === "verified" && reset.dueAt
            ? [{ term: "Carried out", detail: <TimeAgo at={reset.dueAt} capital /> }]
            : []),
        ]}
      />
    </Card>
  );
}
