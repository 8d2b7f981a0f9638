"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectTeamRefusals } from "./refusals";

export type JoinProject = FormAction<{ projectName: string }>;

/** For whoever manages the project by their role alone. */
export function JoinForm({ place, action }: { place: string; action: JoinProject }) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      hidden={{ project: place }}
      sentences={projectTeamRefusals.join_project}
      onDone={({ projectName }) => toast(`You are in the team of ${projectName}`)}
      footer={<SubmitButton variant="secondary">Join the team</SubmitButton>}
    />
  );
}
