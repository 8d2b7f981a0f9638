"use client";

import { useContext } from "react";
import { FormContext } from "@/components/forms/form-context";
import { StatusDot } from "@/components/ui/status-dot";
import type { InvitedRow } from "@/lib/invitations/invite-several";
import type { FormState } from "@/lib/kernel/form-state";

/** One line for each address: of the portions sent so far, or of the finished post. */
export function InviteResults({ sofar }: { sofar: readonly InvitedRow[] }) {
  const answer = useContext(FormContext)?.answer as FormState<{ rows: readonly InvitedRow[] }> | undefined;
  const finished = answer?.status === "done" ? answer.value.rows : [];
  const rows = sofar.length > 0 ? sofar : finished;
  if (rows.length === 0) return null;
  const sent = rows.filter((row) => row.sent).length;
  return (
    <section aria-label="Results" className="rounded-md border border-line">
      <p role="status" className="border-b border-line px-3.5 py-2.5 font-medium">
        {sent} sent, {rows.length - sent} not sent
      </p>
      <ul className="max-h-[320px] overflow-y-auto">
        {rows.map(({ address, sent: isSent, because }) => (
          <li
            key={address}
            className="flex flex-wrap justify-between gap-x-4 border-b border-line px-3.5 py-2 last:border-b-0"
          >
            <span className="min-w-0 break-all">{address}</span>
            <StatusDot on={isSent}>{isSent ? "Sent" : because}</StatusDot>
          </li>
        ))}
      </ul>
    </section>
  );
}
