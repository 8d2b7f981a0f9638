import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { goLiveRequestInput } from "./input";
import { type GoLiveRequestView, readGoLiveRequest } from "./read-go-live-request";
import { whoApproves } from "./who-approves";

/** The same for a platform admin, who decides where nobody of the organisation may. */
export const getGoLiveRequestAsAdmin = defineQuery({
  name: "get_go_live_request_as_admin",
  access: platform,
  input: goLiveRequestInput,
  async run({ tx, actor, input }): Promise<GoLiveRequestView> {
    const request = await readGoLiveRequest(tx, input.goLiveRequestId);
    const approvers = await whoApproves(tx, request.organisationId, request.requestedBy);
    return {
      ...request,
      isYours: request.requestedBy === actor.userId,
      approvers: approvers.map(({ name }) => name),
    };
  },
});
