import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { TemplateHistory, TemplateView } from "@/lib/templates/get-template";
import { RestoreVersionButton } from "./restore-version-button";

interface VersionHistoryProps {
  template: TemplateView;
  history: TemplateHistory;
  restore: FormAction<{ version: number; restoredFrom: number }>;
}

export function VersionHistory({ template, history: { versions }, restore }: VersionHistoryProps) {
  const project = projectPlace(template.slug, template.projectId);
  const oldest = versions.at(-1)?.version ?? 1;
  return (
    <section aria-labelledby="versions">
      <Card className="overflow-hidden">
        <h2 id="versions" className="border-b border-line px-4 py-3 text-base">
          Version history
        </h2>
        <ol>
          {versions.map(({ version, writer, writtenBy, writtenAt, restoredFrom }) => (
            <li
              key={version}
              className={`flex min-w-0 items-center gap-3 border-b border-line px-4 py-3 last:border-b-0 ${version === template.version ? "bg-accent-soft" : ""}`}
            >
              <Avatar id={writtenBy} name={writer ?? "?"} size="sm" />
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  Version {version} {version === template.version ? <Pill tone="green">Current</Pill> : null}
                </p>
                <p className="text-sm text-muted wrap-anywhere">
                  {writer ?? "Somebody who has left"}, <TimeAgo at={writtenAt} />
                  {restoredFrom === null ? null : `, from version ${restoredFrom}`}
                </p>
              </div>
              {version === template.version ? null : (
                <RestoreVersionButton
                  action={restore}
                  project={project}
                  templateId={template.id}
                  version={version}
                  seen={template.seen}
                />
              )}
            </li>
          ))}
        </ol>
        {oldest > 1 ? (
          <p className="border-t border-line px-4 py-2.5 text-sm text-muted">
            The {versions.length} newest of {template.version} versions.
          </p>
        ) : null}
      </Card>
    </section>
  );
}
