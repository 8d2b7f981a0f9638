import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { CasePage } from "@/components/service-cases/case-page";
import { projectPlace } from "@/lib/kernel/project-place";
import { getCase } from "@/lib/service-cases/get-case";
import { commentOnCaseAction, pickUpCaseAction, reopenCaseAction, resolveCaseAction } from "../actions";

type Props = PageProps<"/orgs/[org]/projects/[project]/cases/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Service case ${(await params).number}` };
}

const commands = {
  comment: commentOnCaseAction,
  pickUp: pickUpCaseAction,
  resolve: resolveCaseAction,
  reopen: reopenCaseAction,
} as const;

export default async function OneCasePage({ params, searchParams }: Props) {
  const { org, project, number } = await params;
  const { before } = await searchParams;
  const isEarlier = typeof before === "string" && before.length <= 1000;
  const asked = { number: Number(number), ...(isEarlier ? { before } : {}) };
  const view = await load(getCase, projectPlace(org, project), asked);
  return <CasePage view={view} isEarlier={isEarlier} commands={commands} />;
}
