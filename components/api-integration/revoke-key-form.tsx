"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import { apiIntegrationRefusals } from "./refusals";

interface RevokeKeyFormProps {
  place: string;
  apiKey: {
    readonly id: string;
    readonly prefix: string;
    readonly lastFour: string;
    readonly lastUsedAt: string | null;
  };
  action: FormAction<null>;
}

export function RevokeKeyForm({ place, apiKey: { id, prefix, lastFour, lastUsedAt }, action }: RevokeKeyFormProps) {
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        sentences={apiIntegrationRefusals.revoke_project_key}
        hidden={{ project: place, keyId: id }}
        footer={
          <>
            <SubmitButton variant="danger">Yes, revoke</SubmitButton>
            <Link href={`/orgs/${place}/api`} className={buttonClass()}>
              Cancel
            </Link>
          </>
        }
      >
        <p>
          Programs that use <span className="font-mono text-sm wrap-anywhere">{`${prefix}…${lastFour}`}</span> no longer
          get in from the next request on. This cannot be undone.
        </p>
        <p className="text-muted">
          {lastUsedAt ? (
            <>
              Last used <TimeAgo at={lastUsedAt} />.
            </>
          ) : (
            "Never used."
          )}
        </p>
      </CommandForm>
    </Card>
  );
}
