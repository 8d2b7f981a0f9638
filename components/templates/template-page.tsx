import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { TemplateView } from "@/lib/templates/get-template";
import { channelLabels } from "@/lib/templates/labels";
import { Crumbs } from "./crumbs";
import { MarkedText } from "./marked-text";
import { TemplateActions, type TemplateCommands } from "./template-actions";
import { TemplatePreview } from "./template-preview";
import { TextProblems } from "./text-problems";
import { VersionComparison } from "./version-comparison";
import { VersionHistory } from "./version-history";

interface TemplatePageProps {
  template: TemplateView;
  commands: TemplateCommands;
  restore: FormAction<{ version: number; restoredFrom: number }>;
}

/** One template: what it says, how it reads, and for whoever may write it what it said before. */
export function TemplatePage({ template, commands, restore }: TemplatePageProps) {
  const { id, name, channel, subject, body, path, history, mayManage, version } = template;
  const project = projectPlace(template.slug, template.projectId);
  const base = `/orgs/${project}/templates`;
  const href = `${base}/${id}`;
  const folder = path.at(-1);
  return (
    <>
      <Crumbs base={base} path={path} here={name} />
      <PageHeader
        title={name}
        lead={`${channelLabels[channel]} ${folder ? `in the folder ${folder.name}` : "at the top"}`}
        actions={
          mayManage ? (
            <>
              <TemplateActions
                template={template}
                project={project}
                places={template.places}
                commands={commands}
                href={href}
              />
              <Link href={`${href}/edit`} className={buttonClass("primary")}>
                Edit template
              </Link>
            </>
          ) : null
        }
      />
      <div className="grid grid-cols-1 items-start gap-x-6 gap-y-8 lg:grid-cols-[minmax(0,1fr)_312px]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <section aria-labelledby="text">
            <h2 id="text" className="mb-2.5">
              Text
            </h2>
            <Card className="grid gap-3 p-4">
              {subject === null ? null : (
                <p className="font-medium wrap-anywhere">
                  Subject: <MarkedText text={subject} />
                </p>
              )}
              <p className="whitespace-pre-wrap wrap-anywhere">
                <MarkedText text={body} />
              </p>
              <TextProblems text={subject === null ? body : `${subject}\n${body}`} />
            </Card>
          </section>
          <TemplatePreview
            channel={channel}
            subject={subject}
            body={body}
            sender={template.projectName}
            fresh={history && history.to === version ? (history.comparison?.newNames ?? []) : []}
            version={version}
          />
          {history ? <VersionComparison history={history} href={href} /> : null}
        </div>
        {history ? <VersionHistory template={template} history={history} restore={restore} /> : null}
      </div>
    </>
  );
}
