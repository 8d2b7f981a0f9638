"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { requestRefusals } from "@/components/requests/refusals";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";

export type SetGoLiveGrant = FormAction<{ name: string; mayMakeLive: boolean }>;

interface GrantFormProps {
  slug: string;
  member: { readonly id: string; readonly name: string };
  grant: { readonly mayMakeLive: boolean; readonly isOffered: boolean; readonly seen: string };
  action: SetGoLiveGrant;
}

/** For owners, on the member's page: who decides about projects going live. */
export function GrantForm({ slug, member, grant, action }: GrantFormProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      sentences={requestRefusals.set_go_live_grant}
      hidden={{ organisation: slug, memberId: member.id, seen: grant.seen }}
      onDone={({ name, mayMakeLive }) =>
        toast(mayMakeLive ? `${name} decides about going live` : `${name} no longer decides about going live`)
      }
      footer={<SubmitButton size="sm">Save</SubmitButton>}
    >
      <CheckboxField
        name="mayMakeLive"
        label="Decides about projects going live"
        description={
          grant.isOffered
            ? "Approves or rejects requests of this organisation, but for their own."
            : "Has no effect now: platform admins decide for this organisation."
        }
        defaultChecked={grant.mayMakeLive}
      />
    </CommandForm>
  );
}
