"use client";

import { ChevronDown, FolderKanban } from "lucide-react";
import Link from "next/link";
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type ActiveProject, useActiveProject } from "./active-project";
import { ProjectChoices } from "./project-choices";

interface ProjectSwitcherProps {
  /** Of the organisation. */
  slug: string;
  /** As the server had it when the page was loaded. */
  active: ActiveProject | null;
}

const look =
  "flex min-h-10 max-w-full items-center gap-1.5 rounded-sm px-2 py-[5px] hover:bg-sunken aria-expanded:bg-sunken sm:min-h-0";

/** Which project one is in, and the way to another. Without JavaScript it leads to the list of them. */
export function ProjectSwitcher({ slug, active: atFirst }: ProjectSwitcherProps) {
  const active = useActiveProject(atFirst);
  const hydrated = useHydrated();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const path = `/orgs/${slug}/projects`;
  const face = (
    <>
      <FolderKanban aria-hidden size={16} className="shrink-0 text-muted sm:hidden" />
      <span className="sr-only">Switch project: </span>
      <span className={`truncate max-sm:sr-only ${active ? "font-medium" : "text-muted"}`}>
        {active?.name ?? "Projects"}
      </span>
      <ChevronDown aria-hidden size={12} className="shrink-0 text-muted" />
    </>
  );
  if (!hydrated)
    return (
      <Link href={path} className={look}>
        {face}
      </Link>
    );

  function closeByEscape({ key }: KeyboardEvent) {
    if (key !== "Escape" || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  }

  /** The focus has gone elsewhere, by key or by a click beside it. */
  function closeBehind({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears keys and focus of what stands in it, and is no control itself
    <div onKeyDown={closeByEscape} onBlur={closeBehind} className="min-w-0 sm:relative">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
        className={look}
      >
        {face}
      </button>
      {isOpen ? (
        <div
          id={panelId}
          // Takes the focus of a click inside it, which would otherwise count as one beside it.
          tabIndex={-1}
          className="fixed inset-x-2 top-[52px] z-50 grid animate-fade gap-1 rounded-lg border border-line bg-surface p-1 shadow-pop outline-none sm:absolute sm:inset-x-auto sm:top-full sm:left-0 sm:mt-1.5 sm:w-80"
        >
          <ProjectChoices path={path} activeId={active?.id} onChoose={() => setOpen(false)} />
        </div>
      ) : null}
    </div>
  );
}
