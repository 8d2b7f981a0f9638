import { FolderX } from "lucide-react";
import Link from "next/link";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";
import { namedAtMost } from "@/lib/dashboard/labels";
import { Need, NeedItem, NeedItems } from "./need";
import { NeedAct, NeedMore } from "./need-act";
import { upTo } from "./need-words";

interface ProjectsNeedProps {
  base: string;
  projects: DashboardView["projectsWithoutManager"];
}

export function ProjectsNeed({ base, projects }: ProjectsNeedProps) {
  const isOne = projects.length === 1;
  return (
    <Need
      icon={FolderX}
      tone="warn"
      title={isOne ? "A project needs a manager" : `${upTo(projects.length)} projects need a manager`}
    >
      Nobody in {isOne ? "its team" : "their teams"} can change who works there, or the settings.
      <NeedItems>
        {projects.slice(0, namedAtMost).map(({ id, name }) => (
          <NeedItem
            key={id}
            act={
              <NeedAct href={`${base}/projects/${id}/users/invite?as=manager`}>
                Choose a manager<span className="sr-only"> of {name}</span>
              </NeedAct>
            }
          >
            <Link href={`${base}/projects/${id}`} className="link">
              {name}
            </Link>
          </NeedItem>
        ))}
      </NeedItems>
      {projects.length > namedAtMost ? <NeedMore href={`${base}/projects`}>All projects</NeedMore> : null}
    </Need>
  );
}
