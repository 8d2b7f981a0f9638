import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { findGoLiveRequest, type GoLiveRequestView } from "./find-go-live-request";
import { goLiveRequestInput } from "./input";
import { whoApproves } from "./who-approves";

/** The same for a platform admin, who decides where nobody of the organisation may. */
export const getGoLiveRequestAsAdmin = defineQuery({
  name: "get_go_live_request_as_admin",
  access: platform,
  input: goLiveRequestInput,
  async run({ tx, actor, input }): Promise<GoLiveRequestView> {
    const request = await findGoLiveRequest(tx, input.goLiveRequestId);
    if (!request) throw new Refusal("not_found");
    const approvers = await whoApproves(tx, request.organisationId, request.requestedBy);
    return {
      ...request,
      isYours: request.requestedBy === actor.userId,
      approvers: approvers.map(({ name }) => name),
    };
  },
});
