import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customPermissions } from "@/lib/permissions/role";
import type { AnyClaim } from "@/lib/testing/act";
import { everyAct } from "@/lib/testing/every-act";
import { brokenInvariants, digest, refusalOf, untilSomebodyWaits } from "@/lib/testing/observe";
import { plantRole } from "@/lib/testing/own-role";
import { plantToken } from "@/lib/testing/plant";
import { openStages, type Stage } from "@/lib/testing/stage";
import { openWorld, type World } from "@/lib/testing/world";

/** Whatever somebody does, they do it by a right that nobody can take away meanwhile: who takes it waits, or has won. */

let world: World;
let openStage: () => Promise<Stage>;
beforeAll(async () => {
  world = await openWorld({ connections: 2 });
  openStage = openStages(world);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const commands = everyAct.filter(({ kind }) => kind === "command");
const ofMembers = commands.filter(({ access }) => ["member", "holder", "project"].includes(access.claim));
const ofSignedIn = commands.filter(({ access }) =>
  ["member", "holder", "project", "user", "admin"].includes(access.claim),
);
const inProjects = commands.filter(({ access }) => access.claim === "project");
const byProjectPermission = inProjects.filter(({ access }) => access.projectPermission);
const byPermission = commands.filter(({ access }) => access.permission);
/** What a role of an organisation's own can allow. */
const byOwnRole = byPermission.filter(
  ({ access: { permission, ownersOnly } }) => !ownersOnly && customPermissions.some((key) => key === permission),
);

/** Nobody is there to prove anything while a token works. */
const byToken = byPermission.filter(({ access, definition }) => access.claim === "holder" && !definition.proof);

type Acting = (typeof commands)[number];

/** Who acts, as the rows know them. */
type Who = Readonly<Record<"userId" | "sessionId" | "organisationId" | "projectId", string>>;
function whoOf(claim: AnyClaim): Who {
  const nobody = { userId: "", sessionId: "", organisationId: "", projectId: "" };
  return { ...nobody, ...claim };
}

/**
 * Holds what `statement` writes until the act waits for it, then commits. Answers what the act was refused with.
 *
 * @param prepare gives whoever acts what is to be taken away, and answers their claim where it is another one
 */
async function refusedBehind(
  act: Acting,
  statement: (claim: Who) => string,
  prepare: (stage: Stage, claim: Who) => Promise<AnyClaim | undefined> = async () => undefined,
) {
  const { sql } = world;
  const stage = await openStage();
  const { claim, run, apart } = await act.arrange(stage);
  const who = whoOf(claim);
  const other = await prepare(stage, who);
  let acting: Promise<unknown> = Promise.resolve();
  const expected = await sql.begin(async (tx) => {
    await tx.unsafe(statement(who));
    const meanwhile = await digest(tx, apart);
    acting = refusalOf(run(other ? { claim: other } : {}));
    await untilSomebodyWaits(sql, acting);
    return meanwhile;
  });
  const refusal = await acting;
  expect(await digest(sql, apart)).toEqual(expected);
  return refusal;
}

const removed = (who: Who) =>
  `delete from members where organisation_id = '${who.organisationId}' and user_id = '${who.userId}'`;
const withRole = (role: string) => (who: Who) =>
  `update members set role_id = '${role}' where organisation_id = '${who.organisationId}' and user_id = '${who.userId}'`;
const signedOut = ({ sessionId }: Who) => `delete from sessions where id = '${sessionId}'`;

const placeOf = ({ projectId, userId }: Who) => `select p.id from project_members p join members m on m.id = p.member_id
  where p.project_id = '${projectId}' and m.user_id = '${userId}'`;
/** Their role in the organisation gives them nothing in its projects. */
const byGrantAlone = async ({ sql }: Stage, who: Who) => {
  await sql.unsafe(withRole("rol_member")(who));
  return undefined;
};

describe("waits and writes nothing when whoever asks", () => {
  test.each(ofMembers)("is being removed: $name (INV-05)", async (act) => {
    expect(await refusedBehind(act, removed)).toMatchObject({ code: "not_found" });
  });

  test.each(byPermission)("is being demoted: $name (INV-13)", async (act) => {
    const refusal = await refusedBehind(act, withRole("rol_member"));
    expect(refusal).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
  });

  test.each(byOwnRole)("has a role that is being changed: $name (INV-13)", async (act) => {
    const roleId = { current: "" };
    const refusal = await refusedBehind(
      act,
      () => `update roles set permissions = '{team:view}' where id = '${roleId.current}'`,
      async ({ sql, team }, who) => {
        roleId.current = await plantRole(sql, team, "Doorkeeper", customPermissions);
        await sql.unsafe(withRole(roleId.current)(who));
        return undefined;
      },
    );
    expect(refusal).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
  });

  if (byProjectPermission.length > 0)
    test.each(byProjectPermission)("has their permissions in the project taken away: $name (INV-13)", async (act) => {
      const taken = (who: Who) => `update project_members set added_by = 'usr_x' where id in (${placeOf(who)});
        delete from project_grants where project_member_id in (${placeOf(who)})`;
      const refusal = await refusedBehind(act, taken, byGrantAlone);
      expect(refusal).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
    });

  if (inProjects.length > 0)
    test.each(inProjects)("is being taken out of the project, or it is being deleted: $name (INV-05)", async (act) => {
      const out = (who: Who) => `delete from project_members where id in (${placeOf(who)})`;
      expect(await refusedBehind(act, out, byGrantAlone)).toMatchObject({ code: "not_found" });
      const gone = ({ projectId }: Who) =>
        `update projects set deleted_at = now(), deleted_by = 'usr_x' where id = '${projectId}'`;
      expect(await refusedBehind(act, gone)).toMatchObject({ code: "not_found" });
    });

  test.each(byToken)("does it by a token that is being revoked: $name (INV-05)", async (act) => {
    const token = { id: "" };
    const refusal = await refusedBehind(
      act,
      () => `update api_tokens set revoked_at = now() where id = '${token.id}'`,
      async ({ sql, team }, { userId, organisationId }) => {
        token.id = await plantToken(sql, { userId }, team, { scopes: [act.access.permission ?? ""] });
        return { kind: "token", tokenId: token.id, userId, organisationId, isEmailFresh: true };
      },
    );
    expect(refusal).toMatchObject({ code: "verification_required", reason: "sign_in" });
  });

  test.each(ofSignedIn)("is being signed out: $name", async (act) => {
    const refusal = await refusedBehind(act, signedOut);
    expect(refusal).toMatchObject({ code: "verification_required", reason: "sign_in" });
  });
});

test.each(commands)(
  "$name succeeds when nothing happens meanwhile, so that the refusals above mean something",
  async (act) => {
    const { run } = await act.arrange(await openStage());
    const before = await digest(world.sql);
    await run();
    expect(await digest(world.sql)).not.toEqual(before);
  },
);
