import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { withOrganisation } from "@/db/scope";
import { findHead } from "@/lib/audit/find-head";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { changeRole } from "@/lib/members/change-role";
import { removeMember } from "@/lib/members/remove-member";
import { removeProjectMember } from "@/lib/project-team/remove-project-member";
import { createProject } from "@/lib/projects/create-project";
import { textOf } from "@/lib/testing/observe";
import { plantPlace } from "@/lib/testing/plant-project";
import { openStages, type Stage } from "@/lib/testing/stage";
import { addAccount, invitee, plantInvitation, testContext, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { exportAccessOn } from "./export-access-on";
import { findAccess } from "./find-access";

let world: World;
let raise: () => Promise<Stage>;
beforeAll(async () => {
  world = await openWorld();
  raise = openStages(world);
});
afterAll(() => world.close());

test("who had access up to an entry: whoever came, went or changed behind it is listed as before", async () => {
  const { sql, ctx } = world;
  const stage = await raise();
  const { team } = stage;
  const [goes, changes] = [await stage.join("member"), await stage.join("member")];
  const asOwner = await stage.asOwner();
  const comes = await addAccount(sql, "Cora Comes", stage.address());
  const readUpTo = (upTo?: number) =>
    withOrganisation(ctx.db, team.id, async (tx) => {
      const access = await findAccess(tx, { id: team.id, timeZone: "UTC" }, undefined, upTo);
      return access?.members.map(({ userId, role }) => `${userId} ${role}`).toSorted();
    });
  // The log has an entry, but none of the two who were planted.
  await createProject(ctx, asOwner, { name: "Harbour" });
  const { seq } = await withOrganisation(ctx.db, team.id, (tx) => findHead(tx, team.id));
  const before = await readUpTo();

  const [leaving] = await sql<{ name: string }[]>`select name from users where id = ${goes.userId}`;
  await removeMember(ctx, asOwner, { memberId: goes.memberId, confirmation: leaving?.name ?? "" });
  await changeRole(ctx, asOwner, { memberId: changes.memberId, role: "developer" });
  const { id } = await plantInvitation(sql, ctx, { email: comes.email, by: stage.owner, to: team, role: "member" });
  await acceptInvitation(ctx, invitee({ id }, await userActor(sql, comes)), {});

  expect(await readUpTo(seq)).toEqual(before);
  const now = await readUpTo();
  expect(now).toContain(`${comes.userId} member`);
  expect(now).toContain(`${changes.userId} developer`);
  expect(now?.join()).not.toContain(goes.userId);
});

test("the file reads how far the log goes before it reads who is in it", async () => {
  const stage = await raise();
  const asOwner = await stage.asOwner();
  const asked: string[] = [];
  const db = openDatabase({ url: world.url, connections: 1, onStatement: (text) => asked.push(text) });
  await exportAccessOn(testContext(db), asOwner, {});
  await db.close();
  const head = asked.findIndex((text) => /order by "audit_events"."seq" desc/.test(text));
  const access = asked.findIndex((text) => text.includes("join lateral") && text.includes("audit_people"));
  expect(head).toBeGreaterThan(-1);
  expect(access).toBeGreaterThan(head);
});

test("a place that the log has no word of stays in the file when it ends meanwhile, of today and of a day that is over", async () => {
  const { sql, ctx } = world;
  const stage = await raise();
  const reader = await stage.join("member");
  const asOwner = await stage.asOwner();
  const { id } = await createProject(ctx, asOwner, { name: "Harbour" });
  const place = await plantPlace(sql, id, reader.memberId, ["view_activity"]);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update members set joined_at = now() - interval '9 days' where organisation_id = ${stage.team.id}`;
    await tx`update audit_events set at = now() - interval '8 days' where organisation_id = ${stage.team.id}`;
    await tx`update project_members set added_at = now() - interval '7 days' where id = ${place}`;
    await tx`update project_grants set granted_at = now() - interval '7 days' where project_member_id = ${place}`;
  });
  const [day] = await sql<{ on: string }[]>`select (now() - interval '3 days')::date::text as on`;
  const files = [await exportAccessOn(ctx, asOwner, {}), await exportAccessOn(ctx, asOwner, { on: day?.on })];
  await removeProjectMember(ctx, { ...asOwner, projectId: id }, { personId: reader.userId });
  for (const { lines } of files) expect(await textOf(lines)).toContain(`"${reader.userId}","Harbour (See dashboard)"`);
});
