import { cast } from "@/db/seed";
import { createId } from "@/lib/kernel/ids";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { plantPlace, plantProject, plantProposal } from "@/lib/testing/plant-project";
import { joinTeam, memberActor, userActor } from "@/lib/testing/test-context";
import { declineProposal } from "./decline-proposal";
import * as mails from "./mails";
import { proposeChange } from "./propose-change";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy } = bench;

/** Two people in a project of its own, one of whom manages it. */
async function inProject() {
  const projectId = await plantProject(bench.sql, northwind, `Harbour works ${createId("prj")}`);
  const place = async (who: Awaited<ReturnType<typeof person>>, may?: []) =>
    plantPlace(bench.sql, projectId, await joinTeam(bench.sql, who, northwind, "member"), may);
  const [manager, who] = [await person("Manager"), await person("Member")];
  const managerPlace = await place(manager);
  const placeId = await place(who, []);
  return { projectId, manager, managerPlace, who, placeId };
}

const ended =
  (state: string) =>
  ({ proposalId = "" }) =>
    bench.sql`update proposals set state = ${state}, value = null where id = ${proposalId}`;
const deleted = ({ projectId = "" }) =>
  bench.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`;
const gone = ({ placeId = "" }) => bench.sql`delete from project_members where id = ${placeId}`;

describeMails(bench, mails, {
  changeProposedMail: {
    async make() {
      const { projectId, manager, managerPlace, who, placeId } = await inProject();
      const claim = { ...(await memberActor(bench.sql, manager, northwind)), projectId };
      const input = { personId: who.userId, kind: "email", value: "new@elsewhere.example" };
      const message = await queuedBy(mails.changeProposedMail, () => proposeChange(bench.ctx, claim, input));
      return {
        message,
        to: { name: who.name, address: who.address },
        says: [who.name, manager.name, northwind.name, "Harbour works", "another email address"],
        links: ["https://rollcall.example/profile"],
        ids: { userId: who.userId, placeId, managerPlace, projectId, proposalId: String(message.ids.proposalId) },
      };
    },
    silencedBy: {
      "it was withdrawn": ended("withdrawn"),
      "it was answered": ended("declined"),
      "the address changed": ({ userId = "" }) =>
        bench.sql`update users set email_canonical = ${`${userId}@elsewhere.example`} where id = ${userId}`,
      "whoever proposed it may no longer manage the project": ({ managerPlace = "" }) =>
        bench.sql`delete from project_grants where project_member_id = ${managerPlace}`,
      "its time is over": ({ proposalId = "" }) =>
        bench.sql`update proposals set expires_at = now() where id = ${proposalId}`,
      "they are no longer in the project": gone,
      "the member was removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
  proposalAnsweredMail: {
    async make() {
      const { projectId, manager, who, placeId } = await inProject();
      const change = { kind: "email" as const, value: "new@elsewhere.example" };
      const proposalId = await plantProposal(bench.sql, projectId, who, manager, change);
      const claim = await userActor(bench.sql, who);
      return {
        message: await queuedBy(mails.proposalAnsweredMail, () => declineProposal(bench.ctx, claim, { proposalId })),
        to: { name: manager.name, address: manager.address },
        says: [manager.name, who.name, northwind.name, "they declined it", "Everything stays as it was"],
        links: [`https://rollcall.example/orgs/northwind/projects/${projectId}/users/${who.userId}`],
        ids: { userId: manager.userId, placeId, projectId, proposalId },
      };
    },
    silencedBy: {
      "something else was proposed": ({ proposalId = "" }) => bench.sql`delete from proposals where id = ${proposalId}`,
      "whoever it was about has left the project": gone,
      "whoever proposed it was removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
});
