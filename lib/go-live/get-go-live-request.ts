import { Refusal } from "@/lib/kernel/refusal";
import { approver } from "@/lib/usecase/access/approver";
import { defineQuery } from "@/lib/usecase/query";
import { findGoLiveRequest, type GoLiveRequestView } from "./find-go-live-request";
import { goLiveRequestInput } from "./input";

/** A request to go live, for somebody of the organisation who decides it; they may be in no team of the project. */
export const getGoLiveRequest = defineQuery({
  name: "get_go_live_request",
  access: approver,
  input: goLiveRequestInput,
  async run({ tx, actor, input }): Promise<GoLiveRequestView> {
    const request = await findGoLiveRequest(tx, input.goLiveRequestId);
    if (!request) throw new Refusal("not_found");
    return { ...request, isYours: request.requestedBy === actor.userId, approvers: [] };
  },
});
