import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { TemplatesPage } from "@/components/templates/templates-page";
import { projectPlace } from "@/lib/kernel/project-place";
import { browseTemplates } from "@/lib/templates/browse-templates";
import { listCommands } from "./commands";
import { readAsked } from "./read-asked";

export const metadata: Metadata = { title: "Templates" };

export default async function TopPage(props: PageProps<"/orgs/[org]/projects/[project]/templates">) {
  const { org, project } = await props.params;
  const asked = readAsked(await props.searchParams);
  const view = await load(browseTemplates, projectPlace(org, project), { folderId: null, ...asked });
  return (
    <TemplatesPage
      view={view}
      search={asked.search?.trim() ?? ""}
      isFirstPage={asked.after === undefined}
      {...listCommands}
    />
  );
}
