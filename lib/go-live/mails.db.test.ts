import { cast } from "@/db/seed";
import { createId } from "@/lib/kernel/ids";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { plantGoLiveRequest, plantPlace, plantProject } from "@/lib/testing/plant-project";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { decideGoLive } from "./decide-go-live";
import * as mails from "./mails";
import { requestGoLive } from "./request-go-live";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy } = bench;
const reason = "All texts are checked by the legal team";

/** A project of its own with two managers, and a colleague who alone decides about it. */
async function onTrial() {
  const projectId = await plantProject(bench.sql, northwind, `Harbour works ${createId("prj")}`);
  const [manager, second, approver] = [await person("Manager"), await person("Second"), await person("Approver")];
  for (const who of [manager, second])
    await plantPlace(bench.sql, projectId, await joinTeam(bench.sql, who, northwind, "member"));
  const memberId = await joinTeam(bench.sql, approver, northwind, "member");
  await bench.sql`update organisations set can_approve_own_go_live_requests = true where id = ${northwind.id}`;
  await bench.sql`update members set can_make_services_live = id = ${memberId} where organisation_id = ${northwind.id}`;
  return { projectId, manager, approver, memberId };
}

const deleted = ({ projectId = "" }) =>
  bench.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`;

describeMails(bench, mails, {
  goLiveRequestedMail: {
    async make() {
      const { projectId, manager, approver, memberId } = await onTrial();
      const claim = { ...(await memberActor(bench.sql, manager, northwind)), projectId };
      const message = await queuedBy(mails.goLiveRequestedMail, () => requestGoLive(bench.ctx, claim, { reason }));
      const goLiveRequestId = String(message.ids.goLiveRequestId);
      return {
        message,
        to: { name: approver.name, address: approver.address },
        says: [approver.name, manager.name, northwind.name, "Harbour works", "go live", reason],
        links: [`https://rollcall.example/orgs/northwind/requests/go-live/${goLiveRequestId}`],
        ids: { userId: approver.userId, memberId, projectId, goLiveRequestId },
      };
    },
    silencedBy: {
      "it was withdrawn": ({ goLiveRequestId = "" }) =>
        bench.sql`update go_live_requests set state = 'cancelled', ended_at = now(), ended_by = 'usr_x'
          where id = ${goLiveRequestId}`,
      "they decide no more": ({ memberId = "" }) =>
        bench.sql`update members set can_make_services_live = false where id = ${memberId}`,
      "they were removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
  goLiveAnsweredMail: {
    async make() {
      const { projectId, manager, approver } = await onTrial();
      const goLiveRequestId = await plantGoLiveRequest(bench.sql, projectId, manager);
      const claim = await memberActor(bench.sql, approver, northwind);
      const input = { goLiveRequestId, decision: "reject" as const, answer: "Not before December" };
      return {
        message: await queuedBy(mails.goLiveAnsweredMail, () => decideGoLive(bench.ctx, claim, input)),
        to: { name: manager.name, address: manager.address },
        says: [manager.name, approver.name, northwind.name, "Not before December", "said no", "stays on trial"],
        links: ["https://rollcall.example/orgs/northwind/requests?show=asked"],
        ids: { userId: manager.userId, projectId },
      };
    },
    silencedBy: {
      "whoever asked was removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
});
