import { approver } from "@/lib/usecase/access/approver";
import { defineQuery } from "@/lib/usecase/query";
import { goLiveRequestInput } from "./input";
import { type GoLiveRequestView, readGoLiveRequest } from "./read-go-live-request";

/** A request to go live, for somebody of the organisation who decides it; they may be in no team of the project. */
export const getGoLiveRequest = defineQuery({
  name: "get_go_live_request",
  access: approver,
  input: goLiveRequestInput,
  async run({ tx, actor, input }): Promise<GoLiveRequestView> {
    const request = await readGoLiveRequest(tx, input.goLiveRequestId);
    return { ...request, isYours: request.requestedBy === actor.userId, approvers: [] };
  },
});
