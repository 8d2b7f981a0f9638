import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { BoardPage } from "@/components/service-cases/board-page";
import { CasesPage } from "@/components/service-cases/cases-page";
import { projectPlace } from "@/lib/kernel/project-place";
import { listCaseBoard } from "@/lib/service-cases/list-case-board";
import { listCases } from "@/lib/service-cases/list-cases";
import { setCaseMailsAction } from "./actions";
import { readAsked } from "./read-asked";

export const metadata: Metadata = { title: "Service cases" };

type Props = PageProps<"/orgs/[org]/projects/[project]/cases">;

export default async function ServiceCasesPage({ params, searchParams }: Props) {
  const { org, project } = await params;
  const asked = await searchParams;
  const place = projectPlace(org, project);
  if (asked.view === "board")
    return <BoardPage view={await load(listCaseBoard, place, {})} saveMails={setCaseMailsAction} />;
  return <CasesPage view={await load(listCases, place, readAsked(asked))} saveMails={setCaseMailsAction} />;
}
