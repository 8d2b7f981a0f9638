"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { createProjectInput } from "@/lib/projects/input";
import { projectRefusals } from "./refusals";

export function CreateProjectForm({ slug, action }: { slug: string; action: FormAction<null> }) {
  return (
    <CommandForm
      action={action}
      schema={createProjectInput}
      sentences={projectRefusals.create_project}
      hidden={{ organisation: slug }}
      footer={
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Create project</SubmitButton>
          <Link href={`/orgs/${slug}/projects`} className={buttonClass("secondary")}>
            Cancel
          </Link>
        </div>
      }
    >
      <TextField name="name" label="Project name" hint="Its team sees this name. You can change it later." />
    </CommandForm>
  );
}
