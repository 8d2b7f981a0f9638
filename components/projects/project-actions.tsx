"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectView } from "@/lib/projects/get-project";
import { projectRefusals } from "./refusals";

interface RenameProjectProps {
  project: ProjectView;
  action: FormAction<{ name: string }>;
}

export function RenameProject({ project: { slug, id, name, seen }, action }: RenameProjectProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Rename
      </Button>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Rename ${name}`}
        description="Its address stays the same."
        action={action}
        sentences={projectRefusals.rename_project}
        hidden={{ project: projectPlace(slug, id), seen }}
        submit="Save"
        done={({ name: given }) => `The project is called ${given} now`}
      >
        <TextField name="name" label="Project name" defaultValue={name} />
      </CommandDialog>
    </>
  );
}

interface DeleteProjectProps {
  project: ProjectView;
  action: FormAction<null>;
}

/** Apart, at the end of the page. */
export function DeleteProject({ project: { slug, id, name, contents }, action }: DeleteProjectProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="delete" className="mt-8">
      <h2 id="delete" className="mb-2.5">
        Delete project
      </h2>
      <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
        <p className="min-w-0 flex-1 basis-72 text-muted">
          Its team loses access straight away. You can restore it for 30 days from the projects list.
        </p>
        <Button variant="danger" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Delete project
        </Button>
      </Card>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete ${name}`}
        description="Its team loses access straight away, and its templates and settings go with it. You can restore it for 30 days from the projects list. After that it is gone for good."
        action={action}
        sentences={projectRefusals.delete_project}
        hidden={{ project: projectPlace(slug, id) }}
        expected={name}
        submit="Delete project"
        danger
      >
        {contents ? (
          <div className="rounded-md border border-line px-3.5 py-2.5 text-sm">
            <div className="font-medium">
              {count(contents.people, "person loses", "people lose")} their place in its team
            </div>
            <div className="text-muted">
              {count(contents.templates, "template goes", "templates go")} with it, and{" "}
              {count(contents.invitations, "open invitation", "open invitations")} into it{" "}
              {contents.invitations === 1 ? "brings" : "bring"} nobody here any more.
              {contents.keys > 0 ? ` ${count(contents.keys, "key stops", "keys stop")} working.` : ""}
            </div>
          </div>
        ) : null}
      </CommandDialog>
    </section>
  );
}

const count = (number: number, one: string, several: string) =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? one : several}`;
