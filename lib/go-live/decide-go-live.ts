import { approver } from "@/lib/usecase/access/approver";
import { defineCommand } from "@/lib/usecase/command";
import { decide } from "./decide";
import { decideGoLiveInput } from "./input";

/** Somebody of the organisation lets a project go live, or says no and why; never what they asked themselves (product.md 6.10). */
export const decideGoLive = defineCommand({
  name: "decide_go_live",
  access: approver,
  locks: "team",
  input: decideGoLiveInput,
  run: ({ tx, organisation, actor, input }) => decide(tx, organisation.id, actor.userId, input),
});
