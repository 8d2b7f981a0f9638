"use client";

import { useRef } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { FieldError } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";
import type { FolderChoice } from "@/lib/project-team/folders";
import { folderBox } from "@/lib/project-team/form";

interface FolderFieldsProps {
  folders: readonly FolderChoice[];
  /** Null: all. */
  ticked: readonly string[] | null;
}

/** By depth, the last for all below. Classes, because the page's policy forbids styles in tags. */
const indents = ["pl-[14px]", "pl-[34px]", "pl-[54px]", "pl-[74px]", "pl-[94px]", "pl-[114px]"];

/** A box for each folder, below the one that it is in. */
export function FolderFields({ folders, ticked }: FolderFieldsProps) {
  const field = useField("folders");
  const list = useRef<HTMLDivElement>(null);

  function tick(isTicked: boolean) {
    for (const box of list.current?.querySelectorAll("input") ?? []) box.checked = isTicked;
  }

  return (
    <fieldset id={field.id} tabIndex={-1} className="grid min-w-0 grid-cols-1 gap-1.5">
      <legend className="mb-1 font-medium">Folders</legend>
      <p className="mb-1 text-sm text-muted">
        They see only the templates in these folders, and those outside any folder.
      </p>
      <div className="flex gap-4 noscript:hidden">
        <button type="button" onClick={() => tick(true)} className="link py-2 text-sm font-medium">
          Choose all
        </button>
        <button type="button" onClick={() => tick(false)} className="link py-2 text-sm font-medium">
          Choose none
        </button>
      </div>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      <div ref={list} className="max-h-[420px] overflow-y-auto rounded-[10px] border border-line">
        {folders.map(({ id, name, depth, templates }) => (
          <div
            key={id}
            className={`flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2.5 pr-3.5 wrap-anywhere last:border-b-0 ${indents[Math.min(depth, indents.length) - 1]}`}
          >
            <CheckboxField name={folderBox(id)} label={name} defaultChecked={ticked === null || ticked.includes(id)} />
            <span className="text-sm text-muted tabular-nums">
              {templates === 1 ? "1 template" : `${templates} templates`}
            </span>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
