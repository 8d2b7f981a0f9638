import type { ReactNode } from "react";
import { Tabs } from "@/components/frame/tabs";
import type { TeamFrame } from "@/lib/members/team-frame";

export type TeamPage = "members" | "invitations" | "roles" | "tokens" | "review";

interface TeamTabsProps {
  frame: TeamFrame;
  current: TeamPage;
  /** At the right of the same line. */
  aside?: ReactNode;
  className?: string;
}

/** The pages of a team: only those that the person may open. */
export function TeamTabs({ frame, current, aside, className = "mb-5" }: TeamTabsProps) {
  const { slug, seats, may } = frame;
  const team = `/orgs/${slug}/team`;
  const hrefs: Readonly<Record<TeamPage, string>> = {
    members: team,
    invitations: `${team}/invitations`,
    roles: `${team}/roles`,
    tokens: `${team}/tokens`,
    review: `/orgs/${slug}/report`,
  };
  const items = [
    ...(seats
      ? [
          { href: hrefs.members, label: "Members" },
          { href: hrefs.invitations, label: "Invitations", count: seats.reserved },
        ]
      : []),
    { href: hrefs.roles, label: "Roles" },
    ...(may.seeTokens ? [{ href: hrefs.tokens, label: "API tokens" }] : []),
    ...(may.review ? [{ href: hrefs.review, label: "Access review" }] : []),
  ];
  return <Tabs label="Team" items={items} current={hrefs[current]} of="waiting" aside={aside} className={className} />;
}
