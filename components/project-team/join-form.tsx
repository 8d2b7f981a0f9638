"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectTeamRefusals } from "./refusals";

export type JoinProject = FormAction<{ projectName: string }>;

interface JoinFormProps {
  slug: string;
  projectId: string;
  action: JoinProject;
}

/** For whoever manages the project by their role alone. */
export function JoinForm({ slug, projectId, action }: JoinFormProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      hidden={{ organisation: slug, projectId }}
      sentences={projectTeamRefusals.join_project}
      onDone={({ projectName }) => toast(`You are in the team of ${projectName}`)}
      footer={<SubmitButton variant="secondary">Join the team</SubmitButton>}
    />
  );
}
