import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { TemplatePage } from "@/components/templates/template-page";
import { projectPlace } from "@/lib/kernel/project-place";
import { getTemplate } from "@/lib/templates/get-template";
import { restoreVersionAction } from "../actions";
import { listCommands } from "../commands";

export const metadata: Metadata = { title: "Template" };

type Props = PageProps<"/orgs/[org]/projects/[project]/templates/[template]">;

export default async function OneTemplatePage({ params, searchParams }: Props) {
  const { org, project, template } = await params;
  const { from, to } = await searchParams;
  const asked = { templateId: template, from: Number(from), to: Number(to) };
  const view = await load(getTemplate, projectPlace(org, project), asked);
  return <TemplatePage template={view} commands={listCommands.templateCommands} restore={restoreVersionAction} />;
}
