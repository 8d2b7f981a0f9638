import { cast } from "@/db/seed";
import { createId } from "@/lib/kernel/ids";
import { describeMails } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { queuedMessages } from "@/lib/testing/observe";
import { plantProject, plantProjectInvitation } from "@/lib/testing/plant-project";
import { appUrl } from "@/lib/testing/post-room";
import { invitee, joinTeam, plantInvitation, userActor } from "@/lib/testing/test-context";
import { acceptInvitation } from "./accept-invitation";
import { askForInvitation } from "./ask-for-invitation";
import { declineInvitation } from "./decline-invitation";
import * as mails from "./mails";

const { northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy, demote } = bench;

async function invited() {
  const inviter = await person("Inviter");
  await joinTeam(bench.sql, inviter, northwind, "administrator");
  const guest = await person("Guest");
  const planted = await plantInvitation(bench.sql, bench.ctx, { email: guest.email, by: inviter, to: northwind });
  return { inviter, guest, planted };
}

describeMails(bench, mails, {
  invitationMail: {
    async make() {
      const { inviter, guest, planted } = await invited();
      return {
        message: mails.invitationMail({ organisationId: northwind.id, invitationId: planted.id, sendNumber: 1 }),
        to: { name: "", address: guest.address },
        says: [northwind.name, inviter.name, inviter.email, "Technician", guest.email],
        links: [`${appUrl}/invitations/${planted.mailed}`],
        ids: { invitationId: planted.id },
      };
    },
    silencedBy: {
      "it was revoked": ({ invitationId = "" }) =>
        bench.sql`update invitations set state = 'revoked' where id = ${invitationId}`,
      "it was declined": ({ invitationId = "" }) =>
        bench.sql`update invitations set state = 'declined' where id = ${invitationId}`,
      "its time is over": ({ invitationId = "" }) =>
        bench.sql`update invitations set expires_at = now() where id = ${invitationId}`,
      "it was sent again, which has a job of its own": ({ invitationId = "" }) =>
        bench.sql`update invitations set send_number = 2 where id = ${invitationId}`,
      "the organisation was deleted": close,
    },
  },
  invitationAcceptedMail: {
    async make() {
      const { inviter, guest, planted } = await invited();
      const projectId = await plantProject(bench.sql, northwind, `Quay ${createId("prj")}`);
      await plantProjectInvitation(bench.sql, projectId, planted.id, inviter);
      const actor = await userActor(bench.sql, guest);
      return {
        // One, although the same person invited into the organisation and into the project.
        message: await queuedBy(mails.invitationAcceptedMail, () =>
          acceptInvitation(bench.ctx, invitee(planted.mailed, actor), {}),
        ),
        to: { name: inviter.name, address: inviter.address },
        says: [guest.name, guest.email, "Technician", northwind.name, "Quay"],
        links: [`${appUrl}/orgs/${northwind.slug}/projects/${projectId}/users`],
        ids: { userId: inviter.userId, guestId: guest.userId },
      };
    },
    silencedBy: {
      "the inviter is no longer a member": leave,
      "the inviter's account was archived": archive,
      "whoever joined has left": ({ guestId = "" }) => leave({ userId: guestId }),
      "the organisation was deleted": close,
    },
  },
  invitationDeclinedMail: {
    async make() {
      const { inviter, guest, planted } = await invited();
      return {
        message: await queuedBy(mails.invitationDeclinedMail, () =>
          declineInvitation(bench.ctx, invitee(planted.mailed), {}),
        ),
        to: { name: inviter.name, address: inviter.address },
        says: [guest.email, northwind.name],
        links: [`${appUrl}/orgs/${northwind.slug}/team`],
        ids: { userId: inviter.userId },
      };
    },
    silencedBy: {
      "the inviter is no longer a member": leave,
      "the inviter's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
  invitationAskedForMail: {
    async make() {
      const { inviter, guest, planted } = await invited();
      const asking = await person("Moved");
      const actor = await userActor(bench.sql, asking);
      return {
        message: await queuedBy(mails.invitationAskedForMail, () =>
          askForInvitation(bench.ctx, invitee(planted.copied, actor), {}),
        ),
        to: { name: inviter.name, address: inviter.address },
        says: [asking.name, asking.email, guest.email, northwind.name],
        links: [`${appUrl}/orgs/${northwind.slug}/team/invite?email=${encodeURIComponent(asking.email)}`],
        ids: { userId: inviter.userId, askingId: asking.userId, invitationId: planted.id },
      };
    },
    silencedBy: {
      "the inviter is no longer a member": leave,
      "the inviter may no longer invite": ({ userId = "" }) =>
        bench.sql`update members set role_id = 'rol_member' where user_id = ${userId}`,
      "the inviter's account was archived": archive,
      "the account of whoever asked was archived": ({ askingId = "" }) => archive({ userId: askingId }),
      "it was revoked": ({ invitationId = "" }) =>
        bench.sql`update invitations set state = 'revoked' where id = ${invitationId}`,
      "the organisation was deleted": close,
    },
  },
  invitationNotGrantedMail: {
    async make() {
      const { inviter, guest, planted } = await invited();
      const owner = await person("Owner");
      await joinTeam(bench.sql, owner, northwind, "owner");
      await joinTeam(bench.sql, inviter, northwind, "read_only");
      const actor = await userActor(bench.sql, guest);
      await bench.post.clear();
      await acceptInvitation(bench.ctx, invitee(planted.mailed, actor), {});
      const queued = await queuedMessages(bench.sql);
      const mine = queued.find(({ ids }) => "ownerId" in ids && ids.ownerId === owner.userId);
      if (!mine) throw new Error("the owner was not told");
      return {
        message: mine,
        to: { name: owner.name, address: owner.address },
        says: [guest.email, inviter.name, "Technician", northwind.name],
        links: [`${appUrl}/orgs/${northwind.slug}/team`],
        ids: { userId: owner.userId },
      };
    },
    silencedBy: {
      "the owner was removed": leave,
      "the owner was demoted": demote,
      "the owner's account was archived": archive,
      "the organisation was deleted": close,
    },
  },
});
