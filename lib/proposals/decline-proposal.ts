import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { answerProposal } from "./answer-proposal";
import { proposalInput } from "./input";

/** Everything stays as it is; whoever proposed it is told. */
export const declineProposal = defineCommand({
  name: "decline_proposal",
  access: account,
  locks: "team",
  input: proposalInput,
  async run({ input, ctx: _, ...scene }) {
    const { event, message } = await answerProposal(scene, input.proposalId, "declined");
    return { value: null, event, messages: [message] };
  },
});
