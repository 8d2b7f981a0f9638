"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Card } from "@/components/ui/card";
import { Pill } from "@/components/ui/pill";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

interface SessionItem {
  id: string;
  browser: string | null;
  ip: string | null;
  createdAt: string;
  lastUsedAt: string;
  isThisOne: boolean;
}

interface SessionListProps {
  sessions: readonly SessionItem[];
  revoke: FormAction<null>;
  revokeOthers: FormAction<null>;
}

export function SessionList({ sessions, revoke, revokeOthers }: SessionListProps) {
  const toast = useToast();
  return (
    <>
      <Card className="mb-4">
        <ul>
          {sessions.map(({ id, browser, ip, createdAt, lastUsedAt, isThisOne }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
            >
              <div className="min-w-0">
                <div className="font-medium">
                  {browser ?? "Unknown browser"} {isThisOne ? <Pill tone="green">This browser</Pill> : null}
                </div>
                {/* A line for each on a phone: no date wraps otherwise once it reads relative. */}
                <div className="text-sm text-muted">
                  <span className="max-sm:block">{ip ?? "Unknown address"}</span>
                  <span className="max-sm:hidden"> · </span>
                  <span className="max-sm:block">
                    signed in <TimeAgo at={createdAt} />
                  </span>
                  <span className="max-sm:hidden"> · </span>
                  <span className="max-sm:block">
                    last used <TimeAgo at={lastUsedAt} />
                  </span>
                </div>
              </div>
              {isThisOne ? null : (
                <CommandForm
                  action={revoke}
                  sentences={accountRefusals.revoke_session}
                  hidden={{ sessionId: id }}
                  onDone={() => toast("Session ended")}
                  footer={
                    <SubmitButton variant="secondary" size="sm" aria-label={`Sign out ${browser ?? "unknown browser"}`}>
                      Sign out
                    </SubmitButton>
                  }
                />
              )}
            </li>
          ))}
        </ul>
      </Card>
      {sessions.length > 1 ? (
        <CommandForm
          action={revokeOthers}
          onDone={() => toast("All other browsers are signed out")}
          footer={<SubmitButton variant="secondary">Sign out all other browsers</SubmitButton>}
        />
      ) : null}
    </>
  );
}
