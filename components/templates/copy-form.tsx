"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { CopyTargets } from "@/lib/templates/list-copy-targets";
import { templateRefusals } from "./refusals";

export function CopyForm({ view, action }: { view: CopyTargets; action: FormAction<null> }) {
  const project = projectPlace(view.slug, view.projectId);
  return (
    <CommandForm
      action={action}
      sentences={templateRefusals.copy_template}
      hidden={{ project, templateId: view.template.id }}
      footer={
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Copy template</SubmitButton>
          <Link href={`/orgs/${project}/templates/${view.template.id}`} className={buttonClass("secondary")}>
            Cancel
          </Link>
        </div>
      }
    >
      <RadioCards
        name="targetId"
        label="Project"
        options={view.targets.map(({ id, name }) => ({ value: id, label: name }))}
        help={view.hasMore ? "There are more. Search for the one that you mean." : undefined}
      />
    </CommandForm>
  );
}
