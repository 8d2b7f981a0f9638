import type { ReactNode } from "react";
import { PageHeader } from "@/components/frame/page-header";
import type { TeamFrame } from "@/lib/members/team-frame";
import { type TeamPage, TeamTabs } from "./team-tabs";

interface TeamHeaderProps {
  frame: TeamFrame;
  current: TeamPage;
  actions?: ReactNode;
  /** At the right of the tabs. */
  aside?: ReactNode;
}

/** The top of every page of a team: the same from tab to tab, so that nothing moves under the hand. */
export function TeamHeader({ frame, current, actions, aside }: TeamHeaderProps) {
  return (
    <>
      <PageHeader title="Team" lead={leadOf(frame)} actions={actions} isTight />
      <TeamTabs frame={frame} current={current} aside={aside} className="mb-2.5" />
    </>
  );
}

function leadOf({ seats, covered }: TeamFrame): string | null {
  if (!seats) return null;
  const taken = `${number(seats.used)} of ${number(seats.limit)} seats`;
  if (!covered) return taken;
  if (covered.with === null) return `${taken} · more than 1,000 without two-factor`;
  return `${taken} · ${number(covered.with)} of ${number(seats.used)} with two-factor`;
}

const number = (value: number) => value.toLocaleString("en-GB");
