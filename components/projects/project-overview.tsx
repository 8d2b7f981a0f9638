import { Check, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/frame/page-header";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { Person } from "@/components/ui/person";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectView } from "@/lib/projects/get-project";

interface ProjectOverviewProps {
  project: ProjectView;
  actions: ReactNode;
  /** Below all else. */
  children: ReactNode;
}

/** What the project is, whom to ask, and what whoever looks may do in it. */
export function ProjectOverview({ project, actions, children }: ProjectOverviewProps) {
  const { slug, id, name, isLive, asksToGoLive, createdAt } = project;
  return (
    <>
      <PageHeader
        title={name}
        actions={actions}
        lead={
          <span className="inline-flex flex-wrap items-center gap-x-2">
            <span>
              Created <DateText at={createdAt} />
            </span>
            {isLive ? null : (
              <Link href={`/orgs/${projectPlace(slug, id)}/go-live`} className="link font-medium">
                {asksToGoLive ? "Asks to go live" : "Request to go live"}
              </Link>
            )}
          </span>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Managers project={project} />
        <YourPermissions project={project} />
      </div>
      {children}
    </>
  );
}

function Managers({ project: { managers, hasMoreManagers, isLive } }: { project: ProjectView }) {
  return (
    <section aria-labelledby="managers">
      <h2 id="managers" className="mb-2.5">
        Managers
      </h2>
      <Card className="p-4">
        {managers.length === 0 ? (
          <p className="text-warn">
            This project needs a manager. An owner or administrator of the organisation can choose one.
          </p>
        ) : (
          <ul className="grid gap-3">
            {managers.map((manager) => (
              <li key={manager.userId} className="min-w-0">
                <Person person={manager} />
              </li>
            ))}
          </ul>
        )}
        {hasMoreManagers ? <p className="mt-3 text-sm text-muted">And more.</p> : null}
        {managers.length === 1 && !isLive ? (
          <p className="mt-3 text-sm text-muted">Two people need to manage it before it can go live.</p>
        ) : null}
      </Card>
    </section>
  );
}

function YourPermissions({ project: { you } }: { project: ProjectView }) {
  return (
    <section aria-labelledby="yours">
      <h2 id="yours" className="mb-2.5">
        What you can do
      </h2>
      <Card className="p-4">
        <ul className="grid gap-2.5">
          {you.may.map(({ key, label, through }) => {
            const may = through.length > 0;
            return (
              <li key={key} className="flex items-start gap-2.5">
                {may ? (
                  <Check aria-hidden size={16} className="mt-[3px] shrink-0 text-accent" />
                ) : (
                  <X aria-hidden size={16} className="mt-[3px] shrink-0 text-faint" />
                )}
                <span className={may ? "" : "text-muted"}>
                  <span className="sr-only">{may ? "Can: " : "Cannot: "}</span>
                  {label}
                  {may && !through.includes("grant") ? (
                    <span className="block text-sm text-muted">By your role, {you.role}</span>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ul>
        {you.isInTeam ? null : (
          <p className="mt-3 text-sm text-muted">You are not in this project’s team. You see it by your role.</p>
        )}
      </Card>
    </section>
  );
}
