"use client";

import { Bell, CalendarClock, MailPlus, MailX, UserCog, UserMinus } from "lucide-react";
import { type Kind, SeveralBar } from "@/components/several/several-bar";
import { capitalised } from "@/lib/kernel/capitalised";
import { chosenAtMost } from "@/lib/kernel/chosen";

const people: Kind = {
  box: "person",
  counted: (number) => (number === 1 ? "1 person" : `${number} people`),
  deeds: [
    { value: "role", label: "Change role", icon: UserCog },
    { value: "end-date", label: "Set an end date", icon: CalendarClock },
    {
      value: "remind",
      label: "Remind about two-factor",
      icon: Bell,
      only: (number) => `Remind ${number} about two-factor`,
    },
    { value: "remove", label: "Remove", icon: UserMinus, isDanger: true },
  ],
};

const invitations: Kind = {
  box: "invitation",
  counted: (number) => (number === 1 ? "1 invitation" : `${number} invitations`),
  deeds: [
    { value: "resend", label: "Resend", icon: MailPlus },
    { value: "revoke", label: "Revoke", icon: MailX, isDanger: true },
  ],
};

interface TeamBarProps {
  slug: string;
  /** Absent where no members are listed. */
  members?: {
    /** How many the filter lets through; `isMore`: at least so many. */
    readonly total: { readonly count: number; readonly isMore: boolean };
    /** How many of them stand on this page. */
    readonly shown: number;
    /** The filter, as the address names it. */
    readonly filter: Readonly<Record<string, string>>;
  };
}

/** What may be done to several members, or invitations, at once. */
export function TeamBar({ slug, members }: TeamBarProps) {
  return (
    <SeveralBar
      path={`/orgs/${slug}/team`}
      kinds={members ? [people, invitations] : [invitations]}
      mostAtOnce={chosenAtMost}
      all={members ? allThatMatch(members) : null}
    />
  );
}

function allThatMatch({ total, shown, filter }: NonNullable<TeamBarProps["members"]>) {
  if (!total.isMore && total.count <= shown) return null;
  const isLong = total.isMore || total.count > chosenAtMost;
  const which = isLong ? `the first ${chosenAtMost} that match` : `all ${total.count} that match`;
  return { label: `Choose ${which}`, chosen: `${capitalised(which)} chosen`, fields: filter };
}
