import { cast } from "@/db/seed";
import { createId } from "@/lib/kernel/ids";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { plantJoinRequest, plantPlace, plantProject } from "@/lib/testing/plant-project";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { askToJoin } from "./ask-to-join";
import { decideJoinRequest } from "./decide-join-request";
import * as mails from "./mails";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy } = bench;
const reason = "I answer the phones from December";

/** A project of its own with its manager, and a colleague who asks to join it. */
async function asking() {
  await bench.sql`update organisations set members_may_ask_to_join = true where id = ${northwind.id}`;
  const projectId = await plantProject(bench.sql, northwind, `Harbour works ${createId("prj")}`);
  const [manager, who] = [await person("Manager"), await person("Colleague")];
  const managerPlace = await plantPlace(bench.sql, projectId, await joinTeam(bench.sql, manager, northwind, "member"));
  const memberId = await joinTeam(bench.sql, who, northwind, "member");
  return { projectId, manager, managerPlace, who, memberId };
}

const deleted = ({ projectId = "" }) =>
  bench.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`;
const withdrawn = ({ joinRequestId = "" }) =>
  bench.sql`update join_requests set state = 'cancelled', ended_at = now(), ended_by = 'usr_x' where id = ${joinRequestId}`;

describeMails(bench, mails, {
  joinRequestedMail: {
    async make() {
      const { projectId, manager, managerPlace, who } = await asking();
      const claim = await memberActor(bench.sql, who, northwind);
      const input = { projectId, people: [manager.userId], reason };
      const message = await queuedBy(mails.joinRequestedMail, () => askToJoin(bench.ctx, claim, input));
      const joinRequestId = String(message.ids.joinRequestId);
      return {
        message,
        to: { name: manager.name, address: manager.address },
        says: [manager.name, who.name, northwind.name, "Harbour works", reason],
        links: [`https://rollcall.example/orgs/northwind/projects/${projectId}/join-request/${joinRequestId}/approve`],
        ids: { userId: manager.userId, requester: who.userId, managerPlace, projectId, joinRequestId },
      };
    },
    silencedBy: {
      "it was withdrawn": withdrawn,
      "whoever was asked manages the project no more": ({ managerPlace = "" }) =>
        bench.sql`delete from project_grants where project_member_id = ${managerPlace}`,
      "whoever asked was removed": ({ requester = "" }) => leave({ userId: requester }),
      "whoever was asked was removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
  joinRequestAnsweredMail: {
    async make() {
      const { projectId, manager, who, memberId } = await asking();
      const joinRequestId = await plantJoinRequest(bench.sql, projectId, memberId, [manager.userId]);
      const claim = { ...(await memberActor(bench.sql, manager, northwind)), projectId };
      const given = { permissions: ["view_activity" as const], folders: [] };
      const input = { joinRequestId, decision: "approve" as const, answer: "Welcome to us", ...given };
      return {
        message: await queuedBy(mails.joinRequestAnsweredMail, () => decideJoinRequest(bench.ctx, claim, input)),
        to: { name: who.name, address: who.address },
        says: [who.name, manager.name, northwind.name, "Welcome to us", "See dashboard", "said yes"],
        links: [`https://rollcall.example/orgs/northwind/projects/${projectId}`],
        ids: { userId: who.userId, memberId, projectId, joinRequestId },
      };
    },
    silencedBy: {
      "they were taken out of the project since": ({ memberId = "" }) =>
        bench.sql`delete from project_members where member_id = ${memberId}`,
      "they were removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
});
