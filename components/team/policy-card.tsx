import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { ReportHalf } from "./report-half";
import { TwoFactorHalf } from "./two-factor-half";
import type { SaveTwoFactorPolicy } from "./two-factor-policy";

interface PolicyCardProps {
  team: TeamView;
  setTwoFactor: SaveTwoFactorPolicy;
  subscribe: FormAction<{ receives: boolean }>;
  sendNow: FormAction<{ address: string }>;
  /** The nudge, while there is one. */
  foot: ReactNode;
}

/** What owners decide for the team and for themselves, in two halves, and below it what is not as it should be. */
export function PolicyCard({ team, setTwoFactor, subscribe, sendNow, foot }: PolicyCardProps) {
  const { slug, twoFactor, report } = team;
  if (!twoFactor && !report && !foot) return null;
  return (
    <Card className="mb-2.5 overflow-hidden">
      {twoFactor || report ? (
        <div
          className={`grid grid-cols-1 divide-line max-sm:divide-y ${twoFactor && report ? "sm:grid-cols-2 sm:divide-x" : ""} ${foot ? "border-b border-line" : ""}`}
        >
          {twoFactor ? <TwoFactorHalf team={team} policy={twoFactor} save={setTwoFactor} /> : null}
          {report ? <ReportHalf slug={slug} {...report} save={subscribe} sendNow={sendNow} /> : null}
        </div>
      ) : null}
      {foot}
    </Card>
  );
}
