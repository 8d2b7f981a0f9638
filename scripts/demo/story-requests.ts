import { decideGoLiveAsAdmin } from "../../lib/go-live/decide-go-live-as-admin";
import { requestGoLive } from "../../lib/go-live/request-go-live";
import { setGoLiveApproval } from "../../lib/go-live/set-go-live-approval";
import { setGoLiveGrant } from "../../lib/go-live/set-go-live-grant";
import { askToJoin } from "../../lib/join-requests/ask-to-join";
import { decideJoinRequest } from "../../lib/join-requests/decide-join-request";
import { type Person, people } from "./people";
import type { Stage } from "./stage";
import { ago, on, type Part } from "./story";
import { meters, winter } from "./story-projects";

const { olive, adam, mia, vera, rosa } = people;

const asks = (who: Person, to: string, managers: readonly Person[], reason: string) => async (stage: Stage) => {
  const { projectId, ...claim } = await stage.inProject(who, to);
  const asked = managers.map((manager) => stage.belongings(manager).userId);
  await askToJoin(stage.ctxOf(who), claim, { projectId, people: asked, reason });
};

const answers = (by: Person, who: Person, to: string, given: Record<string, unknown>) => async (stage: Stage) => {
  const joinRequestId = await stage.find(
    `request of ${who.name}`,
    stage.sql`select id from join_requests where member_id = ${await stage.memberId(who)} and state = 'pending'`,
  );
  const nothing = { answer: null, permissions: [], folders: [] };
  await decideJoinRequest(stage.ctxOf(by), await stage.inProject(by, to), { joinRequestId, ...nothing, ...given });
};

const goesLive = (by: Person, project: string, reason: string) => async (stage: Stage) =>
  requestGoLive(stage.ctxOf(by), await stage.inProject(by, project), { reason });

/** Who asks to join and was answered, a project that went live, and one that asks to, which Olive decides. */
export const requests: Part = (now) => [
  on(
    now,
    66,
    "10:15",
    goesLive(adam, meters, "The reminders are checked by the legal team, and the first street is ready."),
  ),
  on(now, 65, "09:30", async (stage) => {
    const goLiveRequestId = await stage.find(
      "request to go live",
      stage.sql`select id from go_live_requests where state = 'pending'`,
    );
    const given = { decision: "approve", answer: "All there. Good luck." };
    await decideGoLiveAsAdmin(stage.ctxOf(rosa), await stage.userOf(rosa), { goLiveRequestId, ...given });
  }),
  on(now, 63, "14:20", async (stage) => {
    const { organisationId } = await stage.inProject(olive, meters);
    const given = { organisation: organisationId, mayApprove: true };
    await setGoLiveApproval(stage.ctxOf(rosa), await stage.userOf(rosa), given);
  }),
  on(now, 62, "08:40", async (stage) => {
    const memberId = await stage.memberId(olive);
    await setGoLiveGrant(stage.ctxOf(olive), await stage.memberOf(olive), { memberId, mayMakeLive: true });
  }),
  on(now, 60, "09:45", asks(mia, meters, [adam], "The reader app is mine, and it needs a key.")),
  on(
    now,
    59,
    "08:50",
    answers(adam, mia, meters, {
      decision: "approve",
      answer: "Welcome.",
      permissions: ["view_activity", "manage_api_keys"],
    }),
  ),
  on(now, 26, "10:44", asks(vera, meters, [adam], "To look at the old reminders.")),
  on(
    now,
    25,
    "09:21",
    answers(adam, vera, meters, { decision: "reject", answer: "Please ask again once the reminders are sorted." }),
  ),
  on(
    now,
    5,
    "09:26",
    asks(vera, meters, [olive, adam], "I answer the phones from December and need to see which texts went out."),
  ),
  ago(
    now,
    { hours: 26 },
    goesLive(mia, winter, "All texts are checked by the legal team. We want to start on 1 December."),
  ),
];
