"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { requestRefusals } from "@/components/requests/refusals";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { OrganisationDetails } from "@/lib/admin/get-organisation";
import type { FormAction } from "@/lib/kernel/form-state";

interface GoLiveApprovalFormProps {
  organisation: OrganisationDetails;
  action: FormAction<{ name: string; mayApprove: boolean }>;
}

export function GoLiveApprovalForm({ organisation: { id, goLive }, action }: GoLiveApprovalFormProps) {
  const toast = useToast();
  return (
    <Card className="mb-8 p-5">
      <h2 className="mb-3">Going live</h2>
      <CommandForm
        action={action}
        sentences={requestRefusals.set_go_live_approval}
        hidden={{ organisation: id, seen: goLive.seen }}
        onDone={({ name, mayApprove }) =>
          toast(mayApprove ? `${name} decides for itself` : `Platform admins decide for ${name}`)
        }
        footer={<SubmitButton>Change who decides</SubmitButton>}
      >
        <CheckboxField
          name="mayApprove"
          label="The organisation decides by itself"
          description="Its owners then choose who of its members decides about projects going live. Where they choose nobody, platform admins decide."
          defaultChecked={goLive.mayApprove}
        />
      </CommandForm>
    </Card>
  );
}
