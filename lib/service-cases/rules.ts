import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import type { ActingMember } from "@/lib/usecase/access/member-scene";
import type { CaseRow } from "./lock-case";

/** Whoever opened it, while they may open cases, and everybody who may resolve it. */
export function mayEdit(
  { userId, permissions }: Pick<ActingMember, "userId" | "permissions">,
  { createdBy }: Pick<CaseRow, "createdBy">,
): boolean {
  const may =
    can(permissions, "service_case:resolve") || (createdBy === userId && can(permissions, "service_case:create"));
  return may && can(permissions, "service_case:view");
}

/** One that is resolved is reopened before it is anybody's again. */
export function refuseResolved({ state }: Pick<CaseRow, "state">): void {
  if (state === "resolved") throw new Refusal("conflict", { reason: "resolved" });
}

/** What of a case can be edited, and whose it is: what a form was filled in from. */
export const contentOf = ({ title, description }: Pick<CaseRow, "title" | "description">) => ({ title, description });
export const ownerOf = ({ assigneeId }: Pick<CaseRow, "assigneeId">) => ({ assigneeId });
