"use client";

import Link from "next/link";
import { useContext } from "react";
import { FormContext } from "@/components/forms/form-context";
import { fieldSentence } from "@/components/forms/refusal-sentence";
import { StatusDot } from "@/components/ui/status-dot";
import type { InvitedRow } from "@/lib/invitations/invite-several";
import type { FormState } from "@/lib/kernel/form-state";
import { teamRefusals } from "./refusals";

interface InviteResultsProps {
  sofar: readonly InvitedRow[];
  /** How many got no answer, or were not tried, when it ended before its end. */
  left: number;
  /** Where the invitations are listed. */
  invitations: string;
}

/** One line for each address, refused ones first: of the portions sent so far, or of the finished post. */
export function InviteResults({ sofar, left, invitations }: InviteResultsProps) {
  const answer = useContext(FormContext)?.answer as FormState<{ rows: readonly InvitedRow[] }> | undefined;
  const finished = answer?.status === "done" ? answer.value.rows : [];
  const rows = sofar.length > 0 ? sofar : finished;
  if (rows.length === 0) return null;
  // What was not sent is what there is something to do about, so it is not left at the end of a long list.
  const [refused, sent] = [rows.filter((row) => !row.sent), rows.filter((row) => row.sent)];
  return (
    <section aria-label="Results" className="rounded-md border border-line">
      <div className="flex flex-wrap justify-between gap-x-4 border-b border-line px-3.5 py-2.5">
        <p role="status" className="font-medium">
          {sent.length} sent, {refused.length} not sent
          {left > 0 ? `. ${left} left: send again to go on with ${left === 1 ? "it" : "them"}.` : ""}
        </p>
        {sent.length > 0 ? (
          <Link href={invitations} className="link">
            See the invitations
          </Link>
        ) : null}
      </div>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="Each address"
        className="max-h-[400px] overflow-y-auto"
      >
        {[...refused, ...sent].map(({ address, name, sent: isSent, because = "invalid", facts }) => (
          <li
            key={address}
            className="flex flex-col gap-x-4 border-b border-line px-3.5 py-2 last:border-b-0 sm:flex-row sm:flex-wrap sm:justify-between"
          >
            <span className="min-w-0 wrap-anywhere">
              {name ? `${name} ` : ""}
              <span className={name ? "break-all text-muted" : "break-all"}>{address}</span>
            </span>
            <StatusDot on={isSent}>
              {isSent ? "Sent" : fieldSentence("email", because, teamRefusals.invite_several, facts)}
            </StatusDot>
          </li>
        ))}
      </ul>
    </section>
  );
}
