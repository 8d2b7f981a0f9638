import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { TemplatesPage } from "@/components/templates/templates-page";
import { projectPlace } from "@/lib/kernel/project-place";
import { browseTemplates } from "@/lib/templates/browse-templates";
import { listCommands } from "../../commands";
import { readAsked } from "../../read-asked";

/** No folder's name: a title is written before it is known whether its reader sees the folder. */
export const metadata: Metadata = { title: "Templates" };

export default async function FolderPage(
  props: PageProps<"/orgs/[org]/projects/[project]/templates/folders/[folder]">,
) {
  const { org, project, folder } = await props.params;
  const asked = readAsked(await props.searchParams);
  const view = await load(browseTemplates, projectPlace(org, project), { folderId: folder, ...asked });
  return (
    <TemplatesPage
      view={view}
      search={asked.search?.trim() ?? ""}
      isFirstPage={asked.after === undefined}
      {...listCommands}
    />
  );
}
