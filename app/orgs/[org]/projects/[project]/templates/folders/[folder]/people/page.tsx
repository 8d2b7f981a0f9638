import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PeoplePage } from "@/components/folders/people-page";
import { listFolderPeople } from "@/lib/folders/list-folder-people";
import { projectPlace } from "@/lib/kernel/project-place";
import { setFolderPeopleAction } from "../../../actions";
import { readAsked } from "../../../read-asked";

export const metadata: Metadata = { title: "Who sees it" };

type Props = PageProps<"/orgs/[org]/projects/[project]/templates/folders/[folder]/people">;

export default async function FolderPeoplePage({ params, searchParams }: Props) {
  const { org, project, folder } = await params;
  const asked = readAsked(await searchParams);
  const view = await load(listFolderPeople, projectPlace(org, project), { folderId: folder, ...asked });
  return <PeoplePage view={view} search={asked.search?.trim() ?? ""} action={setFolderPeopleAction} />;
}
