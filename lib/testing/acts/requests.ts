import { decideGoLive } from "@/lib/go-live/decide-go-live";
import { decideGoLiveAsAdmin } from "@/lib/go-live/decide-go-live-as-admin";
import { getGoLiveRequestAsAdmin } from "@/lib/go-live/get-go-live-request-as-admin";
import { listGoLiveRequests } from "@/lib/go-live/list-go-live-requests";
import { requestGoLive } from "@/lib/go-live/request-go-live";
import { setGoLiveApproval } from "@/lib/go-live/set-go-live-approval";
import { setGoLiveGrant } from "@/lib/go-live/set-go-live-grant";
import { withdrawGoLive } from "@/lib/go-live/withdraw-go-live";
import { askToJoin } from "@/lib/join-requests/ask-to-join";
import { decideJoinRequest } from "@/lib/join-requests/decide-join-request";
import { withdrawJoinRequest } from "@/lib/join-requests/withdraw-join-request";
import { act, look } from "../act";
import { plantGoLiveRequest, plantJoinRequest, plantPlace } from "../plant-project";
import type { Stage } from "../stage";

const letAsk = ({ sql, team }: Stage) =>
  sql`update organisations set members_may_ask_to_join = true where id = ${team.id}`;

/** The organisation decides about going live by itself, and this member may. */
async function letDecide({ sql, team }: Stage, { memberId }: { memberId: string }) {
  await sql`update organisations set can_approve_own_go_live_requests = true where id = ${team.id}`;
  await sql`update members set can_make_services_live = true where id = ${memberId}`;
}

/** A project with its manager, and a colleague who asks to join it. */
async function asking(stage: Stage) {
  await letAsk(stage);
  const [manager, colleague] = [await stage.join("member"), await stage.join("member")];
  const claim = await stage.asInProject(manager);
  const ask = () => plantJoinRequest(stage.sql, claim.projectId, colleague.memberId, [manager.userId]);
  return { claim, manager, colleague, ask };
}

/** A project that asks to go live. It has two managers beside whoever acts, whatever becomes of them. */
async function goingLive(stage: Stage) {
  const manager = await stage.join("member");
  const claim = await stage.asInProject(manager);
  for (const other of [await stage.join("member"), await stage.join("member")])
    await plantPlace(stage.sql, claim.projectId, other.memberId);
  const ask = () => plantGoLiveRequest(stage.sql, claim.projectId, manager);
  return { claim, ask };
}

export const requestActs = [
  act(askToJoin, async (stage) => {
    const { claim, manager, colleague } = await asking(stage);
    const input = { projectId: claim.projectId, people: [manager.userId], reason: "I answer the phones" };
    return { claim: await stage.as(colleague), input };
  }),
  act(withdrawJoinRequest, async (stage) => {
    const { colleague, ask } = await asking(stage);
    return { claim: await stage.as(colleague), input: { joinRequestId: await ask() } };
  }),
  act(decideJoinRequest, async (stage) => {
    const { claim, ask } = await asking(stage);
    const given = { permissions: ["view_activity" as const], folders: [] };
    return { claim, input: { joinRequestId: await ask(), decision: "approve" as const, answer: null, ...given } };
  }),
  act(requestGoLive, async (stage) => ({
    claim: (await goingLive(stage)).claim,
    input: { reason: "All is checked" },
  })),
  act(withdrawGoLive, async (stage) => {
    const { claim, ask } = await goingLive(stage);
    return { claim, input: { goLiveRequestId: await ask() } };
  }),
  act(decideGoLive, async (stage) => {
    const approver = await stage.join("member");
    await letDecide(stage, approver);
    const goLiveRequestId = await (await goingLive(stage)).ask();
    return { claim: await stage.as(approver), input: { goLiveRequestId, decision: "approve" as const } };
  }),
  look(listGoLiveRequests, async (stage) => ({ claim: (await stage.admin()).actor, input: {} })),
  look(getGoLiveRequestAsAdmin, async (stage) => ({
    claim: (await stage.admin()).actor,
    input: { goLiveRequestId: await (await goingLive(stage)).ask() },
  })),
  act(decideGoLiveAsAdmin, async (stage) => ({
    claim: (await stage.admin()).actor,
    input: { goLiveRequestId: await (await goingLive(stage)).ask(), decision: "approve" as const },
  })),
  act(setGoLiveApproval, async (stage) => ({
    claim: (await stage.admin()).actor,
    input: { organisation: stage.team.id, mayApprove: true },
  })),
  act(setGoLiveGrant, async (stage) => {
    const who = await stage.join("member");
    await stage.sql`update organisations set can_approve_own_go_live_requests = true where id = ${stage.team.id}`;
    return { claim: await stage.asOwner(), input: { memberId: who.memberId, mayMakeLive: true } };
  }),
];
