import { assignCase } from "@/lib/service-cases/assign-case";
import { commentOnCase } from "@/lib/service-cases/comment-on-case";
import { createCase } from "@/lib/service-cases/create-case";
import { deleteCase } from "@/lib/service-cases/delete-case";
import { editCase } from "@/lib/service-cases/edit-case";
import { pickUpCase } from "@/lib/service-cases/pick-up-case";
import { releaseCase } from "@/lib/service-cases/release-case";
import { reopenCase } from "@/lib/service-cases/reopen-case";
import { resolveCase } from "@/lib/service-cases/resolve-case";
import { setCaseMails } from "@/lib/service-cases/set-case-mails";
import { act } from "../act";
import { plantCase } from "../plant-case";
import type { Stage } from "../stage";

const text = { title: "Relay 3 sends no readings", description: "Since Tuesday evening." };

/** An administrator at a case that somebody of the `service` role has, or that is resolved. */
const working = async (stage: Stage, { isResolved = false, isFree = false } = {}) => {
  const claim = await stage.asInProject(await stage.join("administrator"));
  const colleague = await stage.join("service");
  const assigneeId = isFree ? null : colleague.memberId;
  const { caseId } = await plantCase(stage.sql, claim.projectId, { assigneeId, isResolved, by: colleague.userId });
  return { claim, caseId, colleague };
};

export const serviceCaseActs = [
  act(createCase, async (stage) => {
    const { claim } = await working(stage);
    return { claim, input: { ...text, isMine: true } };
  }),
  act(editCase, async (stage) => {
    const { claim, caseId } = await working(stage);
    return { claim, input: { caseId, title: "Relay 4", description: "It was the other one." } };
  }),
  act(commentOnCase, async (stage) => {
    const { claim, caseId } = await working(stage);
    return { claim, input: { caseId, comment: "Seen." } };
  }),
  act(pickUpCase, async (stage) => {
    const { claim, caseId } = await working(stage, { isFree: true });
    return { claim, input: { caseId } };
  }),
  act(assignCase, async (stage) => {
    const { claim, caseId, colleague } = await working(stage, { isFree: true });
    return { claim, input: { caseId, memberId: colleague.memberId } };
  }),
  act(releaseCase, async (stage) => {
    const { claim, caseId } = await working(stage);
    return { claim, input: { caseId } };
  }),
  act(resolveCase, async (stage) => {
    const { claim, caseId } = await working(stage);
    return { claim, input: { caseId, comment: "Done." } };
  }),
  act(reopenCase, async (stage) => {
    const { claim, caseId } = await working(stage, { isResolved: true });
    return { claim, input: { caseId } };
  }),
  act(deleteCase, async (stage) => {
    const { claim, caseId } = await working(stage);
    return { claim, input: { caseId } };
  }),
  act(setCaseMails, async (stage) => ({
    claim: await stage.as(await stage.join("service")),
    input: { receives: false },
  })),
];
