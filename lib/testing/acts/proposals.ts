import { confirmProposal } from "@/lib/proposals/confirm-proposal";
import { declineProposal } from "@/lib/proposals/decline-proposal";
import { proposeChange } from "@/lib/proposals/propose-change";
import { withdrawProposal } from "@/lib/proposals/withdraw-proposal";
import { act } from "../act";
import { plantPlace, plantProposal } from "../plant-project";
import type { Stage } from "../stage";
import { castPassword } from "../world";

/** A project's manager, a colleague there, and what the one proposes about the other's account. */
async function proposing(stage: Stage) {
  const claim = await stage.asInProject(await stage.join("member"));
  const colleague = await stage.join("member");
  await plantPlace(stage.sql, claim.projectId, colleague.memberId, ["view_activity"]);
  const change = { kind: "email" as const, value: stage.address() };
  return { claim, colleague, change, plant: () => plantProposal(stage.sql, claim.projectId, colleague, claim, change) };
}

async function asked(stage: Stage) {
  const { colleague, plant } = await proposing(stage);
  return { claim: await stage.user(colleague), proposalId: await plant() };
}

export const proposalActs = [
  act(proposeChange, async (stage) => {
    const { claim, colleague, change } = await proposing(stage);
    return { claim, input: { personId: colleague.userId, ...change } };
  }),
  act(withdrawProposal, async (stage) => {
    const { claim, plant } = await proposing(stage);
    return { claim, input: { proposalId: await plant() } };
  }),
  act(confirmProposal, async (stage) => {
    const { claim, proposalId } = await asked(stage);
    return { claim, input: { proposalId, password: castPassword }, apart: ["password_attempts"] };
  }),
  act(declineProposal, async (stage) => {
    const { claim, proposalId } = await asked(stage);
    return { claim, input: { proposalId } };
  }),
];
