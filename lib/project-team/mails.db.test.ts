import { cast } from "@/db/seed";
import { createId } from "@/lib/kernel/ids";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { plantGrants, plantPlace, plantProject } from "@/lib/testing/plant-project";
import { appUrl } from "@/lib/testing/post-room";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { editProjectMember } from "./edit-project-member";
import { joinProject } from "./join-project";
import * as mails from "./mails";
import { removeProjectMember } from "./remove-project-member";

const { olive, northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy } = bench;

const projectName = "Harbour works";

/** Somebody in a project of its own, and Olive, who manages it as an owner. */
async function inProject() {
  const projectId = await plantProject(bench.sql, northwind, `${projectName} ${createId("prj")}`);
  const who = await person("Member");
  const memberId = await joinTeam(bench.sql, who, northwind, "member");
  const placeId = await plantPlace(bench.sql, projectId, memberId, ["view_activity"]);
  const claim = { ...(await memberActor(bench.sql, olive, northwind)), projectId };
  return { who, memberId, placeId, projectId, claim };
}

const deleted = ({ projectId = "" }) =>
  bench.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`;

describeMails(bench, mails, {
  projectAccessChangedMail: {
    async make() {
      const { who, placeId, projectId, claim } = await inProject();
      const input = { personId: who.userId, permissions: ["manage_templates" as const], folders: [] };
      return {
        message: await queuedBy(mails.projectAccessChangedMail, () => editProjectMember(bench.ctx, claim, input)),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name, projectName, "Add and edit templates"],
        ids: { userId: who.userId, placeId, projectId },
      };
    },
    silencedBy: {
      "they are no longer in the project": ({ placeId = "" }) =>
        bench.sql`delete from project_members where id = ${placeId}`,
      "the member was removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
  ownManagerMail: {
    async make() {
      const { who, placeId, projectId, claim, memberId } = await inProject();
      await plantGrants(bench.sql, projectId, memberId, ["manage_service"]);
      return {
        message: await queuedBy(mails.ownManagerMail, () => joinProject(bench.ctx, claim, { projectId })),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name, projectName],
        links: [`${appUrl}/orgs/${northwind.slug}/projects/${projectId}/users`],
        ids: { userId: who.userId, placeId, projectId },
      };
    },
    silencedBy: {
      "they are no longer in the project": ({ placeId = "" }) =>
        bench.sql`delete from project_members where id = ${placeId}`,
      "the member was removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
  projectMemberRemovedMail: {
    async make() {
      const { who, memberId, projectId, claim } = await inProject();
      return {
        message: await queuedBy(mails.projectMemberRemovedMail, () =>
          removeProjectMember(bench.ctx, claim, { personId: who.userId }),
        ),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name, projectName],
        ids: { userId: who.userId, memberId, projectId },
      };
    },
    silencedBy: {
      "they are back": ({ memberId = "", projectId = "" }) => plantPlace(bench.sql, projectId, memberId, []),
      "the member was removed": leave,
      "the account was archived": archive,
      "the project was deleted": deleted,
      "the organisation was deleted": close,
    },
  },
});
