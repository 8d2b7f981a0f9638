import { cast, castMemberId } from "@/db/seed";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { appUrl } from "@/lib/testing/post-room";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { changeRole } from "./change-role";
import * as mails from "./mails";
import { remindTwoFactor } from "./remind-two-factor";
import { removeMember } from "./remove-member";

const { olive, northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, demote, queuedBy } = bench;

describeMails(bench, mails, {
  memberRemovedMail: {
    async make() {
      const who = await person("Member");
      const memberId = await joinTeam(bench.sql, who, northwind, "technician");
      const actor = await memberActor(bench.sql, olive, northwind);
      return {
        message: await queuedBy(mails.memberRemovedMail, () =>
          removeMember(bench.ctx, actor, { memberId, confirmation: who.name }),
        ),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "they are back": ({ userId = "" }) => joinTeam(bench.sql, { userId }, northwind, "member"),
      "the account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  twoFactorAskedForMail: {
    async make() {
      const who = await person("Member");
      const memberId = await joinTeam(bench.sql, who, northwind, "technician");
      const actor = await memberActor(bench.sql, olive, northwind);
      return {
        message: await queuedBy(mails.twoFactorAskedForMail, () => remindTwoFactor(bench.ctx, actor, { memberId })),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name, `${appUrl}/two-factor/setup`],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "they have set it up": ({ userId = "" }) =>
        bench.sql`update users set two_factor = 'strong' where id = ${userId}`,
      "the member was removed": leave,
      "the account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  roleChangedMail: {
    async make() {
      const who = await person("Member");
      const memberId = await joinTeam(bench.sql, who, northwind, "read_only");
      const actor = await memberActor(bench.sql, olive, northwind);
      return {
        message: await queuedBy(mails.roleChangedMail, () =>
          changeRole(bench.ctx, actor, { memberId, role: "content_manager" }),
        ),
        to: { name: who.name, address: who.address },
        says: [who.name, olive.name, northwind.name, "Read only", "Content manager"],
        ids: { userId: who.userId },
      };
    },
    silencedBy: {
      "the member was removed": leave,
      "the member's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  projectsNeedManagerMail: {
    async make() {
      const owner = await person("Owner");
      await joinTeam(bench.sql, owner, northwind, "owner");
      const who = await person("Manager");
      const memberId = await joinTeam(bench.sql, who, northwind, "member");
      const projectId = await plantProject(bench.sql, northwind, `Quay ${who.name}`);
      await plantPlace(bench.sql, projectId, memberId, ["manage_service"]);
      const actor = await memberActor(bench.sql, olive, northwind);
      await queuedBy(mails.projectsNeedManagerMail, () =>
        removeMember(bench.ctx, actor, { memberId, confirmation: who.name }),
      );
      const { id: organisationId } = northwind;
      const { userId } = owner;
      return {
        // To each owner; one of them reads it here.
        message: mails.projectsNeedManagerMail({ organisationId, userId, removal: memberId }),
        to: { name: owner.name, address: owner.address },
        says: [owner.name, northwind.name, `Quay ${who.name}`, "A project needs a manager"],
        links: [`${appUrl}/orgs/${northwind.slug}/projects`],
        ids: { userId, projectId },
      };
    },
    silencedBy: {
      "somebody manages it by now": async ({ projectId = "" }) => {
        await plantPlace(bench.sql, projectId, castMemberId(olive, northwind), ["manage_service"]);
      },
      "the project was deleted": ({ projectId = "" }) =>
        bench.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`,
      "they are no longer an owner": demote,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  membershipEndsMail: {
    async make() {
      const who = await person("Guest");
      const memberId = await joinTeam(bench.sql, who, northwind, "technician");
      const from = "2126-12-02T00:00:00.000Z";
      await bench.sql`update members set ends_at = ${from} where id = ${memberId}`;
      await bench.sql`update organisations set deleted_at = null where id = ${northwind.id}`;
      return {
        message: mails.membershipEndsMail({ organisationId: northwind.id, memberId, userId: who.userId, from }),
        to: { name: who.name, address: who.address },
        says: [`Your membership of ${northwind.name} ends on 1 December 2126`],
        links: [`${appUrl}/orgs/${northwind.slug}`],
        ids: { userId: who.userId, memberId },
      };
    },
    silencedBy: {
      "it was prolonged": ({ memberId = "" }) =>
        bench.sql`update members set ends_at = ends_at + interval '1 day' where id = ${memberId}`,
      "it no longer ends": ({ memberId = "" }) => bench.sql`update members set ends_at = null where id = ${memberId}`,
      "it is over": ({ memberId = "" }) => bench.sql`update members set ends_at = now() where id = ${memberId}`,
      "they became owner": ({ memberId = "" }) =>
        bench.sql`update members set role_id = 'rol_owner' where id = ${memberId}`,
      "they left": leave,
      "their account was archived": archive,
      "the organisation was deleted": close,
    },
  },
});
