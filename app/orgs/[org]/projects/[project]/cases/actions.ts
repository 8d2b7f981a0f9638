"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { assignCase } from "@/lib/service-cases/assign-case";
import { commentOnCase } from "@/lib/service-cases/comment-on-case";
import { createCase } from "@/lib/service-cases/create-case";
import { deleteCase } from "@/lib/service-cases/delete-case";
import { editCase } from "@/lib/service-cases/edit-case";
import { createCaseForm, resolveCaseForm, setCaseMailsForm } from "@/lib/service-cases/form";
import { pickUpCase } from "@/lib/service-cases/pick-up-case";
import { releaseCase } from "@/lib/service-cases/release-case";
import { reopenCase } from "@/lib/service-cases/reopen-case";
import { resolveCase } from "@/lib/service-cases/resolve-case";
import { setCaseMails } from "@/lib/service-cases/set-case-mails";

function showCase({ number }: { number: number }, { place }: { place: string }): never {
  redirect(`/orgs/${place}/cases/${number}`);
}

export const createCaseAction = runAction(createCase, showCase, createCaseForm);
export const editCaseAction = runAction(editCase, showCase);
export const commentOnCaseAction = runAction(commentOnCase);
export const pickUpCaseAction = runAction(pickUpCase);
export const assignCaseAction = runAction(assignCase, showCase);
export const releaseCaseAction = runAction(releaseCase, showCase);
export const resolveCaseAction = runAction(resolveCase, ({ number }) => ({ number }), resolveCaseForm);
export const reopenCaseAction = runAction(reopenCase);
export const deleteCaseAction = runAction(deleteCase, (_, { place }) => redirect(`/orgs/${place}/cases`));
export const setCaseMailsAction = runAction(setCaseMails, ({ receives }) => ({ receives }), setCaseMailsForm);
