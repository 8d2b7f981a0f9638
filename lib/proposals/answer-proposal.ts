import type { SystemTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import type { AccountScene } from "@/lib/usecase/access/account";
import { personOf } from "@/lib/usecase/access/acting-user";
import { endProposal } from "./end-proposal";
import { proposalAnsweredMail } from "./mails";
import { readProposals } from "./read-proposals";

/** An open proposal about one's own account; anybody else's does not exist (AZ-05). */
export async function findMyProposal(tx: SystemTx, userId: string, proposalId: string) {
  const found = (await readProposals(tx, userId)).find(({ id }) => id === proposalId);
  if (!found) throw new Refusal("not_found");
  return found;
}

/**
 * One's own yes or no, judged under the locks of all one's teams, which whatever takes a manager's right takes too.
 *
 * @returns the proposal, with what the organisation's log and whoever proposed it are told
 */
export async function answerProposal(
  { tx, actor }: AccountScene,
  proposalId: string,
  answer: "confirmed" | "declined",
) {
  const proposal = await findMyProposal(tx, actor.userId, proposalId);
  await endProposal(tx, proposalId, answer);
  const { project, kind, memberId, organisation } = proposal;
  const details = { project, userId: actor.userId, proposalId, kind };
  const event =
    answer === "confirmed"
      ? auditEvent("proposal.confirmed", memberId, details, personOf(actor))
      : auditEvent("proposal.declined", memberId, details, personOf(actor));
  return { proposal, event: placed(event, organisation.id), message: proposalAnsweredMail({ proposalId }) };
}
