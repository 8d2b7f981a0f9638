"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectView } from "@/lib/projects/get-project";
import { projectRefusals } from "./refusals";

export interface ProjectActionsProps {
  project: ProjectView;
  rename: FormAction<{ name: string }>;
  remove: FormAction<null>;
}

/** What a role in the organisation allows with the project as a whole. */
export function ProjectActions({ project, rename, remove }: ProjectActionsProps) {
  const [opened, setOpened] = useState<"rename" | "delete" | null>(null);
  const { slug, id, name, seen, mayRename, mayDelete } = project;
  const hidden = { project: projectPlace(slug, id) };
  const opens = (which: "rename" | "delete") => ({
    open: opened === which,
    onOpenChange: (open: boolean) => setOpened(open ? which : null),
  });
  return (
    <>
      {mayRename ? (
        <Button aria-haspopup="dialog" onClick={() => setOpened("rename")}>
          Rename
        </Button>
      ) : null}
      {mayDelete ? (
        <Button variant="danger" aria-haspopup="dialog" onClick={() => setOpened("delete")}>
          Delete project
        </Button>
      ) : null}
      <CommandDialog
        {...opens("rename")}
        title={`Rename ${name}`}
        description="Its address stays the same."
        action={rename}
        sentences={projectRefusals.rename_project}
        hidden={{ ...hidden, seen }}
        submit="Save"
        done={({ name: given }) => `The project is called ${given} now`}
      >
        <TextField name="name" label="Project name" defaultValue={name} />
      </CommandDialog>
      <CommandDialog
        {...opens("delete")}
        title={`Delete ${name}`}
        description="Its team loses access straight away, and its templates and settings with it. You can restore it for 30 days from the projects list. After that it is gone for good."
        action={remove}
        sentences={projectRefusals.delete_project}
        hidden={hidden}
        expected={name}
        submit="Delete project"
        danger
      />
    </>
  );
}
