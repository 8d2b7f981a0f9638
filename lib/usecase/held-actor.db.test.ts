import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CastPerson, cast, castMemberId } from "@/db/seed";
import { copyLink } from "@/lib/invitations/copy-link";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteSeveral } from "@/lib/invitations/invite-several";
import { replaceLink } from "@/lib/invitations/replace-link";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { changeRole } from "@/lib/members/change-role";
import { exportMembers } from "@/lib/members/export-members";
import { removeMember } from "@/lib/members/remove-member";
import { editOrganisation } from "@/lib/organisations/edit-organisation";
import { brokenInvariants, refusalOf, snapshot, untilSomebodyWaits } from "@/lib/testing/observe";
import { memberActor, plantInvitation, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberActor } from "./claims";

const { olive, adam, vera, northwind } = cast;
const idOf = (who: CastPerson) => castMemberId(who, northwind);

let world: World;
let invitationId: string;
let asAdam: MemberActor;
beforeAll(async () => {
  world = await openWorld({ connections: 2 });
});
beforeEach(async () => {
  const { sql, ctx } = world;
  await rejoin(sql, adam, northwind, "administrator");
  asAdam = await memberActor(sql, adam, northwind);
  await sql`delete from invitations`;
  ({ id: invitationId } = await plantInvitation(sql, ctx, { email: "held@example.com", by: olive, to: northwind }));
  await sql`update invitations set sent_at = now() - interval '1 hour'`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** Every command that a role allows, with an input that succeeds for an administrator. */
const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  change_role: () => changeRole(world.ctx, asAdam, { memberId: idOf(vera), role: "member" }),
  copy_link: () => copyLink(world.ctx, asAdam, { invitationId }),
  edit_organisation: () =>
    editOrganisation(world.ctx, asAdam, {
      name: "Late",
      slug: "late",
      timeZone: "UTC",
      defaultRole: "member",
      approvedDomains: [],
    }),
  export_members: () => exportMembers(world.ctx, asAdam, {}),
  invite_member: () => inviteMember(world.ctx, asAdam, { email: "late@example.com", role: "member" }),
  invite_several: () => inviteSeveral(world.ctx, asAdam, { addresses: ["late@example.com"], role: "member" }),
  remove_member: () => removeMember(world.ctx, asAdam, { memberId: idOf(vera), confirmation: vera.name }),
  replace_link: () => replaceLink(world.ctx, asAdam, { invitationId }),
  resend_invitation: () => resendInvitation(world.ctx, asAdam, { invitationId }),
  revoke_invitation: () => revokeInvitation(world.ctx, asAdam, { invitationId }),
};

/** What a removal and a demotion write themselves; a session ends without any of them. */
const own = ["members", "organisations", "sessions", "rate_limits"];

/** Holds what `end` writes until the command waits for it, then commits. Answers what the command was refused with. */
async function refusedBehind(act: () => Promise<unknown>, end: string) {
  const { sql } = world;
  const before = await snapshot(sql, own);
  let acting: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx.unsafe(end);
    acting = refusalOf(act());
    await untilSomebodyWaits(sql);
  });
  const refusal = await acting;
  expect(await snapshot(sql, own)).toEqual(before);
  return refusal;
}

test.each(Object.keys(acts))(
  "%s by whoever is being removed waits, finds nobody and writes nothing (INV-05)",
  async (name) => {
    const refusal = await refusedBehind(
      acts[name] as () => Promise<unknown>,
      `delete from members where id = '${idOf(adam)}'`,
    );
    expect(refusal).toMatchObject({ code: "not_found" });
  },
);

test.each(Object.keys(acts))("%s by whoever is being demoted is judged by the lower role (INV-13)", async (name) => {
  const demote = `update members set role_id = 'rol_developer' where id = '${idOf(adam)}'`;
  const refusal = await refusedBehind(acts[name] as () => Promise<unknown>, demote);
  expect(refusal).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
});

test.each(Object.keys(acts))("%s by whoever is being signed out waits and writes nothing", async (name) => {
  const signOut = `delete from sessions where id = '${asAdam.sessionId}'`;
  const refusal = await refusedBehind(acts[name] as () => Promise<unknown>, signOut);
  expect(refusal).toMatchObject({ code: "verification_required" });
});

test.each(Object.keys(acts))(
  "%s succeeds when nothing happens meanwhile, so that the refusals above mean something",
  async (name) => {
    await acts[name]?.();
    await rejoin(world.sql, vera, northwind, "read_only");
    await world.sql`update organisations set slug = ${northwind.slug}, name = ${northwind.name} where id = ${northwind.id}`;
  },
);
