import type { Opened } from "@/components/forms/command-dialog";
import type { FormAction } from "@/lib/kernel/form-state";

export interface FolderInList {
  readonly id: string;
  readonly name: string;
  /** Where it is shown; null: at the top. */
  readonly parentId: string | null;
  readonly seen: string;
}

/** A dialog about one folder. */
export interface FolderDialogProps extends Opened {
  folder: FolderInList;
  /** As forms name the project. */
  project: string;
  action: FormAction<{ name: string }>;
}
