"use client";

import { useParams } from "next/navigation";
import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from "react";

export interface ActiveProject {
  readonly id: string;
  readonly name: string;
}

const Told = createContext<ActiveProject | null>(null);
const Tell = createContext<(project: ActiveProject) => void>(() => {});

/** Between the bar and the pages: the bar stays when a link is followed, so a project's pages tell it where one is. */
export function TellsActiveProject({ children }: { children: ReactNode }) {
  const [told, tell] = useState<ActiveProject | null>(null);
  return (
    <Tell value={tell}>
      <Told value={told}>{children}</Told>
    </Tell>
  );
}

/** On every page of a project. */
export function IsActiveProject({ id, name }: ActiveProject) {
  const tell = useContext(Tell);
  useLayoutEffect(() => tell({ id, name }), [tell, id, name]);
  return null;
}

/** @param atFirst as the server had it when the page was loaded */
export function useActiveProject(atFirst: ActiveProject | null): ActiveProject | null {
  const told = useContext(Told);
  const { project } = useParams<{ project?: string }>() ?? {};
  return [told, atFirst].find((one) => one !== null && one.id === project) ?? null;
}
