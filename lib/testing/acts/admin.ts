import { reserveAttempt } from "@/lib/accounts/password-attempts";
import { acceptPlatformGrant } from "@/lib/admin/accept-platform-grant";
import { archiveUser } from "@/lib/admin/archive-user";
import { endSessionsOf } from "@/lib/admin/end-sessions-of";
import { findOrganisations } from "@/lib/admin/find-organisations";
import { findUsers } from "@/lib/admin/find-users";
import { getOrganisation } from "@/lib/admin/get-organisation";
import { getUser } from "@/lib/admin/get-user";
import { offerPlatformAdmin } from "@/lib/admin/offer-platform-admin";
import { restoreOrganisation } from "@/lib/admin/restore-organisation";
import { setSeatLimit } from "@/lib/admin/set-seat-limit";
import { unarchiveUser } from "@/lib/admin/unarchive-user";
import { unlockAccount } from "@/lib/admin/unlock-account";
import { deleteOrganisation } from "@/lib/organisations/delete-organisation";
import { preparing } from "@/lib/usecase/preparation";
import { act, look } from "../act";
import { actorWithApp, giveApp } from "../platform-admin";
import type { Stage } from "../stage";

const byAdmin = async (stage: Stage) => (await stage.admin()).actor;
/** A platform admin about a member of the team. */
async function aboutMember(stage: Stage) {
  const who = await stage.join("member");
  return { who, claim: await byAdmin(stage), input: { personId: who.userId } };
}

export const adminActs = [
  look(findUsers, async (stage) => ({ claim: await byAdmin(stage), input: {} })),
  look(getUser, aboutMember),
  act(unlockAccount, async (stage) => {
    const about = await aboutMember(stage);
    const counter = { userId: about.who.userId, deviceId: "" };
    for (let turn = 0; turn < 10; turn += 1) await reserveAttempt(preparing(stage.ctx), counter);
    return about;
  }),
  act(endSessionsOf, async (stage) => {
    const about = await aboutMember(stage);
    await stage.user(about.who);
    return about;
  }),
  act(archiveUser, aboutMember),
  act(unarchiveUser, async (stage) => {
    const who = await stage.person();
    await stage.sql`update users set archived_at = now() where id = ${who.userId}`;
    return { claim: await byAdmin(stage), input: { personId: who.userId } };
  }),
  look(findOrganisations, async (stage) => ({ claim: await byAdmin(stage), input: {} })),
  look(getOrganisation, async (stage) => ({ claim: await byAdmin(stage), input: { organisation: stage.team.id } })),
  act(restoreOrganisation, async (stage) => {
    const { id, name } = stage.team;
    await deleteOrganisation(stage.ctx, await stage.asOwner(), { confirmation: name });
    return { claim: await byAdmin(stage), input: { organisation: id } };
  }),
  act(setSeatLimit, async (stage) => ({
    claim: await byAdmin(stage),
    input: { organisation: stage.team.id, seats: 30 },
  })),
  act(acceptPlatformGrant, async (stage) => {
    const who = await stage.person();
    await giveApp(stage.sql, who);
    const { path } = await offerPlatformAdmin(stage.ctx.db, who.email);
    return { claim: await actorWithApp(stage.sql, who), input: { token: path.replace("/admin/grant/", "") } };
  }),
];
